using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Oig.Contracts;

namespace Oig.Grains.Accounts;

/// <summary>Settings under <c>Oig:Lockout</c>: how often one account may try to log in to the portal.</summary>
public sealed class LockoutOptions : IValidatableObject
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:Lockout";

    /// <summary>Refused logins before the account is locked; default 3.</summary>
    [Between(Section + ":FreeRefusals", 1, 10)]
    public int FreeRefusals { get; set; } = 3;

    /// <summary>First lock; it doubles with each further refusal. Default 10 s.</summary>
    [Between(Section + ":FirstLock", "00:00:01", "01:00:00")]
    public TimeSpan FirstLock { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest lock; default 30 min.</summary>
    [Between(Section + ":LongestLock", "00:00:01", "1.00:00:00")]
    public TimeSpan LongestLock { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Time without a refusal after which refusals are forgotten; default 24 h.</summary>
    [Between(Section + ":Peace", "00:01:00", "30.00:00:00")]
    public TimeSpan Peace { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a refused password is remembered and refused without asking the portal; default 1 h.</summary>
    [Between(Section + ":KnownBadFor", "00:00:00", "1.00:00:00")]
    public TimeSpan KnownBadFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Portal logins of one account in an hour, successful ones included; default 12.</summary>
    [Between(Section + ":LoginsPerHour", 1, 1000)]
    public int LoginsPerHour { get; set; } = 12;

    /// <summary>Part of <see cref="LoginsPerHour"/> kept for the password known to be good, so that guesses cannot use it up; default 4.</summary>
    [Between(Section + ":ReservedForOwner", 0, 999)]
    public int ReservedForOwner { get; set; } = 4;

    /// <summary>
    /// Different passwords of one account that are judged for one address in an hour, whether by the portal or by comparison with the one
    /// known to be good; after these the address is locked out whatever its password. Default 10.
    /// </summary>
    [Between(Section + ":GuessesPerAddress", 1, 1000)]
    public int GuessesPerAddress { get; set; } = 10;

    /// <summary>
    /// The same for all addresses together; after these only addresses from which the right one came before are judged, and of the others one
    /// in six minutes. Default 100.
    /// </summary>
    [Between(Section + ":GuessesPerHour", 1, 10_000)]
    public int GuessesPerHour { get; set; } = 100;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LongestLock < FirstLock) yield return new("Oig:Lockout:LongestLock must not be shorter than Oig:Lockout:FirstLock.");
        if (ReservedForOwner >= LoginsPerHour) yield return new("Oig:Lockout:ReservedForOwner must be less than Oig:Lockout:LoginsPerHour.");
    }
}

[OptionsValidator]
internal sealed partial class LockoutOptionsValidator : IValidateOptions<LockoutOptions>;
