using System.Security.Cryptography;
using System.Text;
using Oig.Api.SignIn.Protocol;
using Oig.Api.SignIn.Tokens;

namespace Oig.Api.SignIn.Pages;

/// <summary>
/// Takes a form back only from the browser that it was given to: the browser keeps a random cookie, the form holds the same sealed.
/// Needs no memory, so any process takes any form; ASP.NET Core's own needs a ring of keys on a disk that all share.
/// </summary>
internal sealed class FormGuard(Sealer sealer, PublicUrl url, TimeProvider time)
{
    private const int CookieBytes = 16;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // The prefix binds it to this very host; browsers want TLS for that.
    private string Cookie => url.IsHttps ? "__Host-oig-form" : "oig-form";

    /// <summary>The form's hidden text, and the cookie where the browser has none yet.</summary>
    public string Give(HttpContext http)
    {
        var cookie = http.Request.Cookies[Cookie];
        if (!IsCookie(cookie))
        {
            cookie = Convert.ToHexString(RandomNumberGenerator.GetBytes(CookieBytes));
            http.Response.Cookies.Append(Cookie, cookie, new() { HttpOnly = true, Secure = url.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });
        }

        return sealer.Seal(SealKind.Form, Encoding.ASCII.GetBytes(cookie!), time.GetUtcNow() + Lifetime);
    }

    public bool Takes(HttpContext http, IFormCollection form) =>
        http.Request.Cookies[Cookie] is { } cookie && IsCookie(cookie)
        && sealer.Open(SealKind.Form, form[PageFields.Form].ToString()) is var (given, _)
        && CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(cookie));

    private static bool IsCookie(string? text) => text is { Length: CookieBytes * 2 } && text.All(char.IsAsciiHexDigit);
}
