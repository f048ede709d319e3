using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Oig.Contracts.Sessions;

/// <summary>Settings under <c>Oig:Session</c>: identity, life and freshness of sessions.</summary>
public sealed class SessionOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:Session";

    /// <summary>Secret that grain keys are made with, at least 32 characters; random per process when absent.</summary>
    [MinLength(32, ErrorMessage = "Oig:Session:Secret must have at least 32 characters; make one with: openssl rand -base64 48")]
    public string? Secret { get; set; }

    /// <summary>Secrets that were in use before: what people signed in with under them stays good, nothing new is made with them. Default none.</summary>
    [SecretList]
    public IReadOnlyList<string> PreviousSecrets { get; set; } = [];

    /// <summary>How long an unused session lives; default 12 h.</summary>
    [Between(Section + ":IdleTimeout", "00:02:00", "7.00:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a snapshot is served from memory; default 30 s.</summary>
    [Between(Section + ":SnapshotLifetime", "00:00:30", "00:10:00")]
    public TimeSpan SnapshotLifetime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long series and notifications are served from memory; default 5 min.</summary>
    [Between(Section + ":SeriesLifetime", "00:05:00", "01:00:00")]
    public TimeSpan SeriesLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Pause between two requests of one account to the portal; default 1 s, which the portal is known to take well.</summary>
    [Between(Section + ":RequestGap", "00:00:01", "00:01:00")]
    public TimeSpan RequestGap { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Pause between a login and the first request after it; default none, as on the portal's own page and in its other clients.</summary>
    [Between(Section + ":LoginPause", "00:00:00", "00:01:00")]
    public TimeSpan LoginPause { get; set; } = TimeSpan.Zero;

    /// <summary>How many calls of one session may wait for the portal at once; more are answered "busy". Default 16.</summary>
    [Between(Section + ":QueueLength", 1, 1000)]
    public int QueueLength { get; set; } = 16;

    /// <summary>Logins of all accounts that a silo sends to the portal in a second, after as many at once; more wait in line. Default 20.</summary>
    [Between(Section + ":LoginsPerSecond", 1, 1000)]
    public int LoginsPerSecond { get; set; } = 20;
}

[OptionsValidator]
internal sealed partial class SessionOptionsValidator : IValidateOptions<SessionOptions>;

/// <summary>The setting <c>Oig:Portal:Timeout</c>, which silo and front end share.</summary>
public sealed class ReadingOptions
{
    /// <summary>Where the setting stands.</summary>
    public const string Section = "Oig:Portal";

    /// <summary>What one reading may take at the portal, login, pauses and repeats included; default 20 s.</summary>
    [Between(Section + ":Timeout", "00:00:01", Durations.Longest)]
    public TimeSpan Timeout { get; set; } = Durations.UsualPortalTimeout;
}

[OptionsValidator]
internal sealed partial class ReadingOptionsValidator : IValidateOptions<ReadingOptions>;

/// <summary>A list of secrets, each of at least 32 characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretListAttribute() : ValidationAttribute("Oig:Session:PreviousSecrets must hold secrets of at least 32 characters each.")
{
    public override bool IsValid(object? value) => value is IReadOnlyList<string> secrets && secrets.All(secret => secret.Length >= 32);
}
