using CsCheck;
using Oig.Cli.Tests.Server;

namespace Oig.Cli.Tests;

public sealed class UsageErrors(FakeServer server) : IClassFixture<FakeServer>
{
    [Theory]
    [InlineData("Required argument 'TOOL' missing")]
    [InlineData("There is no option --pasword.", "get_basic_data", "--pasword", "marked-secret")]
    [InlineData("There is no option --pasword.", "--pasword", "marked-secret", "get_basic_data")]
    [InlineData("There is no option --pasword.", "get_basic_data", "--pasword=marked-secret")]
    [InlineData("There is no option --pasword.", "get_basic_data", "--pasword:marked-secret")]
    [InlineData("There is no such option.", "get_basic_data", "-marked-secret")]
    [InlineData("There is no such option.", "get_basic_data", "--Marked-secret")]
    [InlineData("Only one tool can be named; a value with spaces needs quotes.", "get_basic_data", "--password", "two", "marked-secret")]
    [InlineData("Required argument missing for option: '--password'.", "get_basic_data", "--password")]
    [InlineData("Option '--password' expects a single argument", "get_basic_data", "--password", "marked-secret", "--password", "marked-secret")]
    [InlineData("--password needs a value.", "get_basic_data", "--password", "--actions")]
    [InlineData("--box needs a value.", "get_basic_data", "--box", "--url", "http://localhost:8000/mcp")]
    [InlineData("--start-date takes a date as YYYY-MM-DD, such as 2026-05-31.", "get_extended_data", "--start-date", "2026-02-30")]
    [InlineData("--end-date takes a date as YYYY-MM-DD, such as 2026-05-31.", "get_extended_data", "--end-date", "31.5.2026")]
    [InlineData("--limit takes whole watts, such as 3000.", "set_grid_delivery", "--limit", "3.5")]
    [InlineData("--limit takes whole watts, such as 3000.", "set_grid_delivery", "--limit", "99999999999")]
    [InlineData("--arg takes name=value, such as relay=1.", "set_relay", "--arg", "relay")]
    [InlineData("--arg takes name=value, such as relay=1.", "set_relay", "--arg", "=1")]
    [InlineData("--auth-mode takes basic or header.", "get_basic_data", "--auth-mode", "bearer")]
    [InlineData("--timeout takes a number of seconds, such as 60.", "get_basic_data", "--timeout", "0")]
    [InlineData("--timeout takes a number of seconds, such as 60.", "get_basic_data", "--timeout", "NaN")]
    [InlineData("--timeout takes a number of seconds, such as 60.", "get_basic_data", "--timeout", "1e300")]
    [InlineData("--timeout takes a number of seconds, such as 60.", "get_basic_data", "--timeout", "soon")]
    [InlineData("--url takes an address that starts with http:// or https://", "get_basic_data", "--url", "localhost:8000/mcp")]
    [InlineData("--url takes an address that starts with http:// or https://", "get_basic_data", "--url", "file:///etc/passwd")]
    [InlineData("--url takes an address that starts with http:// or https://", "get_basic_data", "--url", "http://")]
    [InlineData("--url takes the address to call, not the one to listen on", "get_basic_data", "--url", "http://0.0.0.0:8000/mcp")]
    [InlineData("--url takes the address to call, not the one to listen on", "get_basic_data", "--url", "http://[::]:8000/mcp")]
    [InlineData("--url takes no e-mail and password; use --email and --password.", "get_basic_data", "--url", "http://me:marked-secret@localhost/")]
    public async Task A_wrong_command_line_is_one_line_that_says_what_to_type(string start, params string[] call)
    {
        var line = (await Ran.WithAsync(call)).OnlyError(2);
        Assert.StartsWith(start, line);
        Assert.EndsWith("See --help.", line.TrimEnd());
        Assert.DoesNotContain("marked-secret", line, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Help_shows_options_examples_and_exit_codes_on_stdout()
    {
        foreach (var ask in new[] { "--help", "-h", "-?" })
        {
            var ran = await Ran.WithAsync(ask);
            Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
            foreach (var word in Words)
                Assert.Contains(word, ran.Output);
        }
    }

    [Fact]
    public async Task Help_wins_over_a_wrong_command_line()
    {
        var ran = await Ran.WithAsync("get_basic_data", "--nonsense", "--help");
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("Exit codes:", ran.Output);
    }

    [Fact]
    public async Task Whatever_is_typed_ends_with_a_known_code_and_at_most_one_line()
    {
        var word = Gen.OneOf(Gen.String, Gen.Int[0, Syntax.Length - 1].Select(index => Syntax[index]));
        await word.Array[0, 6].SampleAsync(
            async words =>
            {
                var ran = await Ran.WithAsync([$"--url={server.Url}", .. words]);
                Assert.InRange(ran.ExitCode, 0, 2);
                Assert.Equal(ran.ExitCode == 0 ? 0 : 1, ran.Error.Count(letter => letter == '\n'));
            },
            iter: 200, threads: 1);
    }

    private static readonly string[] Syntax =
    [
        "get_basic_data", "set_box_mode", "list", "--email", "--password", "--start-date", "--box", "--box-mode", "--grid-mode", "--limit", "--arg",
        "--actions", "--auth-mode", "--timeout", "a=1", "5", "2026-05-31", "header", "me@example.com", "--", "@x", "[x]",
    ];

    private static readonly string[] Words =
    [
        "--email", "--password", "--start-date", "--end-date", "--url", "--actions", "--box-mode", "--grid-mode", "--auth-mode", "--box", "--name",
        "--limit", "--arg", "--timeout", "http://localhost:8000/mcp", "test@example.com", "OIG_PASSWORD", "Examples:", "set_box_mode --box-mode \"Home 2\" --actions",
        "Exit codes:", "0  ", "1  ", "2  ", "3  ", "130  ",
    ];
}
