namespace Oig.Server.Tests.Fail2Ban;

/// <summary>User names that try to get a stranger, 8.8.8.8, banned.</summary>
internal static class HostileUsers
{
    private const string Forged = "2026-11-22 13:37:00: oig-mcp-auth: FAILED for user [x] from IP [8.8.8.8]";
    private const string Tail = " from IP [8.8.8.8]";

    private static readonly string[] LineBreaks =
        ["\n", "\r", "\r\n", "\v", "\f", "\u001c", "\u001d", "\u001e", "\u0085", "\u2028", "\u2029", "\0", "\u001b[2K\r", "\b", "\u007f", "\u009c"];

    public static readonly string[] All =
    [
        .. LineBreaks.Select(line => $"a{line}{Forged}{line}"),
        .. LineBreaks.Select(line => $"{line}{Forged}"),
        $"a]{Tail}", $"a]{Tail}[", $"a{Tail}", Tail, Forged, $"]{Tail}\n", $"a] from IP [8.8.8.8] x [", "a] from IP [8.8.8.8]\u202e",
        $"\u202e{Forged}", $"\u200f{Tail}", $"\u2066{Tail}\u2069", $"a\uff3d from IP \uff3b8.8.8.8\uff3d", "a\u27e7 from IP \u27e68.8.8.8\u27e7",
        $"a]\u00a0from\u00a0IP\u00a0[8.8.8.8]", $"a]\u2003from\u2003IP\u2003[8.8.8.8]", $"a]\tfrom\tIP\t[8.8.8.8]", "[8.8.8.8]", "8.8.8.8", "@[8.8.8.8]",
        "user@8.8.8.8", "user@[8.8.8.8]", "oig-mcp-auth: FAILED for user [8.8.8.8]", $"oig-mcp-auth: FAILED for user [a]{Tail}",
        "2026-11-22 13:37:00: oig-mcp-auth: FAILED for user [", "2026-11-22 13:37:00: oig-mcp-auth: FAILED for user 8.8.8.8",
        "<HOST>", "<ADDR> 8.8.8.8", "%(ip)s 8.8.8.8", "${IP}8.8.8.8", "$(echo 8.8.8.8)", "'; ban 8.8.8.8; '", "\\] from IP \\[8.8.8.8\\]", "\\n" + Forged,
        new('a', 10_000), $"{new string('a', 128)}]{Tail}", $"{new string('a', 127)}]{Tail}", $"{new string('\u017e', 200)}]{Tail}",
        $"{new string('a', 10_000)}]{Tail}", "\ud800]" + Tail, "\U0001F600]" + Tail, "\ufeff" + Forged, "FAILED", "rhost=8.8.8.8", "::ffff:8.8.8.8", "dns.google",
    ];
}
