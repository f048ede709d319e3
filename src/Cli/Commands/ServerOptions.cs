using System.CommandLine;
using Oig.Cli.Connection;

namespace Oig.Cli.Commands;

/// <summary>The options that say which server is spoken to, and how.</summary>
internal sealed class ServerOptions
{
    private readonly Option<Uri> _url = UrlOption();

    private readonly Option<bool> _actions = new("--actions") { Description = "Allow tools that change something." };

    private readonly Option<TimeSpan?> _timeout = TimeoutOption();

    /// <summary>The option for a limit of time alone.</summary>
    public static Option<TimeSpan?> TimeoutOption(string description = "How long to wait for the answer. [default: 60]") => new("--timeout")
    {
        Description = description,
        HelpName = "SECONDS",
        CustomParser = Value.Parsed<TimeSpan?>(text => Value.Seconds(text)),
    };

    /// <summary>The option for the address alone.</summary>
    public static Option<Uri> UrlOption() => new("--url")
    {
        Description = "The server's MCP address.",
        HelpName = "URL",
        CustomParser = Value.Parsed(ServerAddress.Parse),
        DefaultValueFactory = _ => ServerAddress.Default,
    };

    public IEnumerable<Option> All => [_actions, _url, _timeout];

    public Uri Url(ParseResult parsed) => parsed.GetRequiredValue(_url);

    public bool Actions(ParseResult parsed) => parsed.GetValue(_actions);

    public TimeSpan Timeout(ParseResult parsed) => Timeout(parsed, _timeout);

    public static TimeSpan Timeout(ParseResult parsed, Option<TimeSpan?> option) => parsed.GetValue(option) ?? TimeSpan.FromMinutes(1);
}

/// <summary>Bounds one piece of work in time and turns each way it can fail into one line and an exit code.</summary>
internal sealed class Attempt(Terminal terminal, Uri url, TimeSpan timeout)
{
    public async Task<int> RunAsync(Func<CancellationToken, Task<int>> work, CancellationToken interrupted)
    {
        using var late = new CancellationTokenSource(timeout, terminal.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, interrupted);
        try
        {
            return await work(either.Token);
        }
        catch (UsageException problem)
        {
            return terminal.Fail(ExitCode.Usage, problem.Message);
        }
        catch (Exception) when (interrupted.IsCancellationRequested)
        {
            return terminal.Fail(ExitCode.Interrupted, "Interrupted.");
        }
        catch (Exception failure)
        {
            return terminal.Fail(ExitCode.NoConnection, UnusableServer.Reason(url, failure));
        }
    }
}
