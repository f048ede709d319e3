using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Oig.Api.SignIn.Tokens;

namespace Oig.Api.Door;

/// <summary>Settings under <c>Oig:Access</c>: who may use the server, and by which names it may be called.</summary>
public sealed class AccessOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:Access";

    private static readonly char[] Separators = [',', ';', ' ', '\t'];

    /// <summary>File with one allowed e-mail a line; default <c>whitelist.txt</c> in the working directory. No file: nobody.</summary>
    [Required(ErrorMessage = "Oig:Access:WhitelistPath must name a file.")]
    public string WhitelistPath { get; set; } = "whitelist.txt";

    /// <summary>Host names, beside the loopback names, that requests may be addressed to; separated by comma, semicolon or space. <c>*.example.com</c> and <c>*</c> are understood.</summary>
    public string AllowedHosts { get; set; } = "";

    /// <summary>The address that the world knows this server by, such as <c>https://battery.example.com</c>; switches signing in on. Default none.</summary>
    [PublicUrl]
    public string PublicUrl { get; set; } = "";

    /// <summary>Whether clients may be known by a document at an https address of theirs, which this server then reads. Default true.</summary>
    public bool ClientDocuments { get; set; } = true;

    /// <summary>
    /// Reverse proxies whose <c>X-Forwarded-For</c> or <c>Forwarded</c> is believed: addresses and networks, separated like
    /// <see cref="AllowedHosts"/>. Default none.
    /// </summary>
    [NetworkList]
    public string TrustedProxies { get; set; } = "";

    /// <summary>Which header the trusted proxies write; default <see cref="ProxyHeader.Either"/>.</summary>
    public ProxyHeader ProxyHeader { get; set; }

    /// <summary>E-mails allowed while there is no whitelist file; set in mock mode only.</summary>
    internal IReadOnlyCollection<string> AllowedWithoutFile { get; set; } = [];

    internal static string[] Split(string list) =>
        list.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

[OptionsValidator]
internal sealed partial class AccessOptionsValidator : IValidateOptions<AccessOptions>;

/// <summary>The header in which trusted proxies tell a client's address.</summary>
public enum ProxyHeader
{
    /// <summary><c>X-Forwarded-For</c> where it is there, else <c>Forwarded</c>.</summary>
    Either,

    /// <summary><c>X-Forwarded-For</c> only.</summary>
    XForwardedFor,

    /// <summary><c>Forwarded</c> (RFC 7239) only.</summary>
    Forwarded,
}

/// <summary>A list of addresses and networks, each of them readable.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NetworkListAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var wrong = AccessOptions.Split(value as string ?? "").FirstOrDefault(text => TrustedProxies.Parse(text) is null);
        return wrong is null
            ? ValidationResult.Success
            : new($"{AccessOptions.Section}:{validationContext.MemberName}: '{wrong}' is not an address or a network such as 10.0.0.0/8.");
    }
}
