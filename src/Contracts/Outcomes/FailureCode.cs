namespace Oig.Contracts.Outcomes;

/// <summary>Why a call has no value. Only <see cref="CredentialsRefused"/> and <see cref="KnownBad"/> say anything about the password.</summary>
public enum FailureCode
{
    /// <summary>The portal refused e-mail and password just now.</summary>
    CredentialsRefused,

    /// <summary>The portal refused the same e-mail and password before; it was not asked again.</summary>
    KnownBad,

    /// <summary>Too many refused logins of this account; the portal was not asked.</summary>
    LockedOut,

    /// <summary>This server has logged in to this account often enough for an hour; the portal was not asked.</summary>
    LoginBudgetSpent,

    /// <summary>The portal answered with a server error.</summary>
    PortalUnavailable,

    /// <summary>The portal did not answer in time.</summary>
    PortalTimeout,

    /// <summary>The portal asked to slow down.</summary>
    PortalThrottled,

    /// <summary>The portal could not be reached over the network.</summary>
    PortalUnreachable,

    /// <summary>The portal's TLS certificate could not be verified.</summary>
    CertificateProblem,

    /// <summary>The portal answered in a way this server does not know.</summary>
    PortalChanged,

    /// <summary>The portal accepted the login and shows no data for the account.</summary>
    NoData,

    /// <summary>The portal refused a change.</summary>
    WriteRefused,

    /// <summary>A change was sent and its answer was lost.</summary>
    OutcomeUnknown,

    /// <summary>Too many calls of this session wait for the portal already.</summary>
    Busy,

    /// <summary>Front end and silo make keys with different secrets.</summary>
    SecretMismatch,

    /// <summary>The call brought no credentials and there is no live portal session; nothing was sent.</summary>
    NotLoggedIn,

    /// <summary>The portal refused e-mail and password that it accepted before: mostly the password was changed, and nobody guessed.</summary>
    NoLongerAccepted,

    /// <summary>The portal answered the live state with its error page after a good login: perhaps the owner has switched live data off.</summary>
    LiveDataOff,

    /// <summary>Many accounts log in at once, as after a restart, and the turn of this one comes later than a caller waits; it keeps its place.</summary>
    LoginWaiting,
}
