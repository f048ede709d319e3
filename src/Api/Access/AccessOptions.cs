using System.ComponentModel.DataAnnotations;
using Oig.Api.Addresses;

namespace Oig.Api.Access;

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
