namespace Oig.Portal;

/// <summary>A logged-in portal session: the opaque value of the portal's <c>PHPSESSID</c> cookie. Prints as redacted.</summary>
public sealed class PortalSession
{
    /// <summary>The cookie that PHP keeps a session by.</summary>
    internal const string CookieName = "PHPSESSID";

    internal PortalSession(string cookieValue) => CookieValue = cookieValue;

    internal string CookieValue { get; }

    /// <summary>Never shows the cookie.</summary>
    public override string ToString() => "PortalSession(redacted)";
}
