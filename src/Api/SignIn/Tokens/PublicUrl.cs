using System.ComponentModel.DataAnnotations;

namespace Oig.Api.SignIn.Tokens;

/// <summary>The address that the world knows this server by: <c>Oig:Access:PublicUrl</c>.</summary>
internal sealed class PublicUrl
{
    private readonly Uri _uri;

    private PublicUrl(Uri uri) => _uri = uri;

    /// <summary>The host name, without port.</summary>
    public string Host => _uri.Host;

    /// <summary>True unless it is a loopback address without TLS.</summary>
    public bool IsHttps => _uri.Scheme == Uri.UriSchemeHttps;

    /// <summary>Scheme, host and port, as browsers write an origin.</summary>
    public string Origin => _uri.GetLeftPart(UriPartial.Authority);

    /// <summary>Host and port, as requests name it.</summary>
    public string Authority => _uri.Authority;

    /// <summary>The issuer of tokens; ends in a slash.</summary>
    public Uri Issuer => _uri;

    /// <summary>What tokens are good for.</summary>
    public string Resource => $"{Origin}/mcp";

    /// <summary>A page or endpoint of this server.</summary>
    public string Of(string path) => Origin + path;

    /// <summary>Null when the text is neither https nor a loopback address, or is more than scheme, host and port.</summary>
    public static PublicUrl? Parse(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var uri) && IsGood(uri) ? new(uri) : null;

    private static bool IsGood(Uri uri) =>
        (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.PathAndQuery == "/" && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;
}

/// <summary>Empty, or an address that <see cref="PublicUrl"/> takes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PublicUrlAttribute() : ValidationAttribute(
    "Oig:Access:PublicUrl must be scheme, host and port only, https unless it is a loopback address, such as https://battery.example.com.")
{
    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || PublicUrl.Parse(text) is not null;
}
