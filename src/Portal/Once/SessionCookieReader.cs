using Oig.Portal.Failures;

namespace Oig.Portal.Once;

/// <summary>Reads the session from the cookies that an answer sets.</summary>
internal static class SessionCookieReader
{
    private const int MaxLength = 256;

    /// <summary>Null if no session is set; <see cref="PortalChangedException"/> if its value could not be sent back safely.</summary>
    internal static PortalSession? Read(IEnumerable<string> setCookies)
    {
        // As in a browser: of several, the last counts.
        var value = setCookies.Select(Value).LastOrDefault(found => found is not null);
        // PHP removes a cookie by setting it to this word.
        if (string.IsNullOrEmpty(value) || value == "deleted")
            return null;
        if (value.Length > MaxLength || !value.All(IsCookieCharacter))
            throw new PortalChangedException("bad_session_cookie");
        return new PortalSession(value);
    }

    private static string? Value(string setCookie)
    {
        var pair = setCookie.Split(';', 2)[0].Split('=', 2);
        return pair.Length == 2 && pair[0].Trim() == PortalSession.CookieName ? pair[1].Trim() : null;
    }

    // cookie-octet of RFC 6265
    private static bool IsCookieCharacter(char c) => c is > ' ' and < (char)0x7F and not ('"' or ',' or ';' or '\\');
}
