using System.ComponentModel;
using System.Diagnostics;
using System.Web;
using ModelContextProtocol.Authentication;

namespace Oig.Cli.SignIn;

/// <summary>Lets the user sign in: opens the server's page in a browser, or says where it is, and waits for the answer.</summary>
internal sealed class BrowserSignIn(Terminal terminal, Callback callback, TimeSpan patience, bool opensBrowser)
{
    /// <summary>For <see cref="ClientOAuthOptions.AuthorizationCallbackHandler"/>.</summary>
    public async Task<AuthorizationResult?> AskAsync(AuthorizationCallbackContext context, CancellationToken token)
    {
        var page = context.AuthorizationUri;
        if (!IsPage(page)) throw new SignInException("The server's page for signing in is at no address for a browser: it takes https, or http on this machine.");
        var state = HttpUtility.ParseQueryString(page.Query)["state"] ?? throw new SignInException("The request for signing in has no state.");
        using var late = new CancellationTokenSource(patience, terminal.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, token);
        Announce(page);
        try
        {
            return await await Task.WhenAny(callback.WaitAsync(state, either.Token), PastedAsync(state, either.Token));
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !token.IsCancellationRequested)
        {
            throw new SignInException($"Nobody signed in within {patience.TotalSeconds:0} s. Run oig login again; --timeout gives more time.");
        }
        finally
        {
            await either.CancelAsync();
        }
    }

    private void Announce(Uri page)
    {
        if (opensBrowser && terminal.OpenBrowser(page)) terminal.Error.WriteLine("Sign in on the page that opens in your browser. If none opens, go to");
        else terminal.Error.WriteLine("Sign in with a browser, at");
        terminal.Error.WriteLine(page.AbsoluteUri);
        if (terminal.Input is not null)
            terminal.Error.WriteLine($"With a browser on another machine: when it cannot open an address that begins with {callback.Address}, paste that address here.");
    }

    // A browser elsewhere is sent to its own machine; what it was sent to stands in its address bar.
    private async Task<AuthorizationResult> PastedAsync(string state, CancellationToken token)
    {
        while (terminal.Input is { } input && await Task.Run(input.ReadLine, token).WaitAsync(token) is { } line)
        {
            if (Uri.TryCreate(line.Trim(), UriKind.Absolute, out var address) && CallbackAnswer.Of(address, state) is { } answer) return answer.Result();
            if (line.Trim().Length > 0) terminal.Warn("that is not the address of this sign-in's answer.");
        }

        await Task.Delay(Timeout.Infinite, token);
        throw new UnreachableException();
    }

    // Whatever else a server may name, a system would open it, too.
    private static bool IsPage(Uri page) => page.Scheme == Uri.UriSchemeHttps || (page.Scheme == Uri.UriSchemeHttp && page.IsLoopback);
}

/// <summary>The system's browser.</summary>
internal static class SystemBrowser
{
    /// <summary>Opens the page; false when there is no browser to be started.</summary>
    public static bool Open(Uri page)
    {
        if (OperatingSystem.IsLinux() && !HasScreen) return false;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return false;
        }
    }

    // Without one, a browser for terminals would take this terminal over.
    private static bool HasScreen => Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
}
