using System.CommandLine;
using Oig.Cli.Connection;
using Oig.Cli.SignIn;

namespace Oig.Cli.Commands;

/// <summary><c>oig logout</c>: gives the tokens of <c>oig login</c> back to the server, and forgets them.</summary>
internal sealed class LogoutCommand : Command
{
    private readonly Terminal _terminal;
    private readonly Option<Uri> _url = ServerOptions.UrlOption();
    private readonly Option<TimeSpan?> _timeout = ServerOptions.TimeoutOption();

    public LogoutCommand(Terminal terminal)
        : base("logout", "Ends what oig login began: the server forgets it, and so does this machine.")
    {
        _terminal = terminal;
        foreach (var option in new Option[] { _url, _timeout }) this.AddStrict(option);
        SetAction(RunAsync);
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken interrupted)
    {
        var url = parsed.GetRequiredValue(_url);
        return new Attempt(_terminal, url, Timeout.InfiniteTimeSpan).RunAsync(token => WorkAsync(url, ServerOptions.Timeout(parsed, _timeout), token), interrupted);
    }

    private async Task<int> WorkAsync(Uri url, TimeSpan timeout, CancellationToken token)
    {
        var file = SignInFile.Of(_terminal, url);
        if (!file.Exists) return Say($"You are not signed in at {ServerAddress.Shown(url)}.");
        var reason = await RevokeAsync(file, url, timeout, token);
        // Whatever the server says: who logs out does not want to be logged in here.
        file.Delete();
        return reason is null
            ? Say($"Signed out at {ServerAddress.Shown(url)}.")
            : _terminal.Fail(ExitCode.NoConnection, $"Signed out on this machine, but {ServerAddress.Shown(url)} does not know: {reason}. Revoke it on its page /account.");
    }

    private static async Task<string?> RevokeAsync(SignInFile file, Uri url, TimeSpan timeout, CancellationToken token)
    {
        try
        {
            using var http = ServerConnection.Http(url, timeout);
            return await file.GetTokensAsync(token) is { } tokens ? await TokenReturn.TryAsync(http, tokens, token) : "the file held nothing";
        }
        catch (SignInException)
        {
            return "the file could not be read";
        }
    }

    private int Say(string line)
    {
        _terminal.Output.WriteLine(line);
        return ExitCode.Ok;
    }
}
