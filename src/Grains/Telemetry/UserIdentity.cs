using Microsoft.Extensions.Options;
using Oig.Contracts.Keys;

namespace Oig.Grains.Telemetry;

/// <summary>Names users in spans and logs the way <c>Oig:Telemetry:UserIdentity</c> wants it.</summary>
public sealed class UserIdentity(IOptions<TelemetryOptions> options, KeyRing keys)
{
    private readonly string _form = options.Value.UserIdentity.ToUpperInvariant();

    /// <summary>Attribute <c>user.email</c> (normalised) or <c>user.hash</c> (the account key); null when users are not named.</summary>
    public KeyValuePair<string, object?>? Of(string email) => _form switch
    {
        "EMAIL" => new("user.email", EmailAddress.Normalize(email)),
        "HASH" => new("user.hash", keys.ForAccount(email)),
        _ => null,
    };
}
