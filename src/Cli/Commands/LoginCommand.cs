using System.CommandLine;
using ModelContextProtocol.Authentication;
using Oig.Cli.Connection;
using Oig.Cli.SignIn;

namespace Oig.Cli.Commands;

/// <summary><c>oig login</c>: signs in by browser, and keeps the tokens for the other commands.</summary>
internal sealed class LoginCommand : Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // For one answer of the server; the person takes as long as --timeout says.
    private static readonly TimeSpan PatienceWithServer = TimeSpan.FromMinutes(1);

    private const string Otherwise = $"Use --email and {PasswordSource.Variable}.";

    private readonly Terminal _terminal;
    private readonly Option<Uri> _url = ServerOptions.UrlOption();
    private readonly Option<bool> _noBrowser = new("--no-browser") { Description = "Only say where to sign in; open no browser." };
    private readonly Option<TimeSpan?> _timeout = ServerOptions.TimeoutOption("How long to wait for you to sign in. [default: 300]");

    public LoginCommand(Terminal terminal)
        : base("login", "Signs in with a browser, on the server's own page; no password passes through this program.")
    {
        _terminal = terminal;
        foreach (var option in new Option[] { _url, _noBrowser, _timeout }) this.AddStrict(option);
        SetAction(RunAsync);
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken interrupted)
    {
        var url = parsed.GetRequiredValue(_url);
        return new Attempt(_terminal, url, Timeout.InfiniteTimeSpan).RunAsync(token => WorkAsync(parsed, url, token), interrupted);
    }

    private async Task<int> WorkAsync(ParseResult parsed, Uri url, CancellationToken token)
    {
        var (file, patience) = (SignInFile.Of(_terminal, url), parsed.GetValue(_timeout) ?? Patience);
        var before = file.Exists ? await file.GetTokensAsync(token) : null;
        file.IsAnew = true;
        using var callback = Callback.Open();
        var access = Access.By(file, callback, new(_terminal, callback, patience, opensBrowser: !parsed.GetValue(_noBrowser)));
        await using (await ServerConnection.OpenAsync(url, access, PatienceWithServer, patience + PatienceWithServer, token)) { }
        // A server that never asked who it was has given nothing.
        if (file.IsAnew)
            return _terminal.Fail(ExitCode.ToolError, $"{ServerAddress.Shown(url)} does not sign in by browser: its operator has not set Oig:Access:PublicUrl. {Otherwise}");
        await EndAsync(url, before, token);
        return Done(url, file, await file.GetTokensAsync(token));
    }

    private async Task EndAsync(Uri url, TokenContainer? before, CancellationToken token)
    {
        if (before is null) return;
        using var http = ServerConnection.Http(url, PatienceWithServer);
        if (await TokenReturn.TryAsync(http, before, token) is { } reason) _terminal.Warn($"the sign-in before is not revoked: {reason}. It ends by itself, or on the server's page /account.");
    }

    private int Done(Uri url, SignInFile file, TokenContainer? tokens)
    {
        var rights = tokens?.Scope?.Split(' ').Contains("battery:control") == true ? "may read, and change with --actions" : "may read only";
        _terminal.Output.WriteLine($"Signed in at {ServerAddress.Shown(url)}: {rights}.");
        _terminal.Error.WriteLine($"Kept in {file.Place}; oig logout ends it.");
        return ExitCode.Ok;
    }
}
