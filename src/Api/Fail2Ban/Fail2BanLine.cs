using System.Globalization;
using System.Net;
using System.Text;

namespace Oig.Api.Fail2Ban;

/// <summary>One line of the log: local time, what happened, user, address.</summary>
internal static class Fail2BanLine
{
    private const int LongestUser = 128;

    public static string Format(DateTimeOffset localTime, bool withOffset, string user, IPAddress address) => string.Create(
        CultureInfo.InvariantCulture,
        $"{localTime:yyyy-MM-dd HH:mm:ss}{(withOffset ? Offset(localTime) : "")}: oig-mcp-auth: FAILED for user [{Harmless(user)}] from IP [{address}]\n");

    // fail2ban knows +0100; .NET writes +01:00.
    private static string Offset(DateTimeOffset time) => time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    /// <summary>Printable ASCII without brackets and spaces, at most 128 characters; <c>?</c> in place of everything else.</summary>
    private static string Harmless(string user)
    {
        var text = new StringBuilder(LongestUser);
        foreach (var rune in user.EnumerateRunes().Take(LongestUser)) text.Append(IsHarmless(rune) ? (char)rune.Value : '?');
        return text.ToString();
    }

    private static bool IsHarmless(Rune rune) =>
        rune.Value is > ' ' and < 0x7F && (char)rune.Value is not ('[' or ']' or '(' or ')' or '{' or '}' or '<' or '>');
}
