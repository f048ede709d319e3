using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Oig.Api.SignIn.Pages;

/// <summary>The style sheet of the pages of signing in; stands inside each of them, so that they need nothing else.</summary>
internal static class PageStyle
{
    public static readonly string Css = $"{Read("Oig.Api.Pages.Assets.colours.css")}\n{Read("Oig.Api.SignIn.Pages.style.css")}";

    /// <summary>Nothing but this style sheet may act on a page: no script, no picture, no frame, no other page around it.</summary>
    // Without form-action: browsers apply that to the redirect that follows a form, too, which leads to the client.
    public static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; frame-ancestors 'none'; base-uri 'none'";

    // Browsers hash what they parsed, in which every line ends the same way.
    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
