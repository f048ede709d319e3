using Microsoft.Extensions.Options;
using Oig.Contracts;

namespace Oig.Api.Door;

/// <summary>Settings under <c>Oig:RateLimit</c>: how much one client address may ask. An IPv6 network of 64 bits counts as one address.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:RateLimit";

    /// <summary>Requests of one address in a second, lasting; default 50.</summary>
    [Between(Section + ":RequestsPerSecond", 1, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Requests of one address at once, after a pause; default 100.</summary>
    [Between(Section + ":Burst", 1, 1_000_000)]
    public int Burst { get; set; } = 100;

    /// <summary>Bytes of the largest request; default 32768, a hundred times what a call needs. Each 4096 bytes count as one request more.</summary>
    [Between(Section + ":LargestRequest", 8_192, 16_777_216)]
    public int LargestRequest { get; set; } = 32_768;

    /// <summary>Requests of one address in a minute whose credentials were refused; after these, only credentials known to be good pass. Default 20.</summary>
    [Between(Section + ":RefusalsPerMinute", 1, 1_000_000)]
    public int RefusalsPerMinute { get; set; } = 20;
}

[OptionsValidator]
internal sealed partial class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>;
