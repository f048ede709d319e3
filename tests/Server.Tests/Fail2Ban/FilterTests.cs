using System.Net;
using Oig.Api.Fail2Ban;

namespace Oig.Server.Tests.Fail2Ban;

/// <summary>The shipped filter, judged by the real <c>fail2ban-regex</c>.</summary>
public sealed class FilterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fail2BanFact]
    public async Task Both_forms_of_the_line_give_the_address()
    {
        string[] addresses = ["123.45.67.89", "2001:db8::1", "::1"];
        var lines = addresses.SelectMany(address => new[] { Line("user@email.com", address, false), Line("user@email.com", address, true) });
        Assert.Equal(["123.45.67.89", "123.45.67.89", "2001:db8::1", "2001:db8::1", "::1", "::1"], await FindAsync(string.Concat(lines)));
    }

    [Fail2BanFact]
    public async Task Hostile_users_get_only_themselves_banned()
    {
        Assert.True(HostileUsers.All.Length >= 40);
        var found = await FindAsync(string.Concat(HostileUsers.All.Select(user => Line(user, "203.0.113.9", true))));
        Assert.Equal(Enumerable.Repeat("203.0.113.9", HostileUsers.All.Length), found);
    }

    // Should a line ever be written without care, the filter alone must hold.
    [Fail2BanFact]
    public async Task Lines_that_are_not_whole_give_no_address()
    {
        var whole = Line("user@email.com", "8.8.8.8", false).TrimEnd('\n');
        string[] broken =
        [
            $"x {whole}", $" {whole}", $"{whole} x", $"{whole}]", whole.Replace("8.8.8.8", "dns.google", StringComparison.Ordinal),
            whole.Replace("user@", "us er@", StringComparison.Ordinal), whole.Replace("user@", "a] from IP [9.9.9.9] [", StringComparison.Ordinal),
            whole.Replace("FAILED", "failed", StringComparison.Ordinal), whole.Replace("oig-mcp-auth", "sshd", StringComparison.Ordinal),
        ];
        Assert.Empty(await FindAsync(string.Join('\n', broken)));
    }

    private static string Line(string user, string address, bool withOffset) =>
        Fail2BanLine.Format(TimeProvider.System.GetLocalNow(), withOffset, user, IPAddress.Parse(address));

    private async Task<string[]> FindAsync(string lines)
    {
        var log = Path.Combine(_folder.FullName, "auth.log");
        await File.WriteAllTextAsync(log, lines);
        return await Fail2BanTool.FindAsync(log);
    }
}
