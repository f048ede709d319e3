using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.RealClients;

/// <summary>An owner who watches what a client prints, and signs in with Chromium on the page that it names.</summary>
internal sealed partial class OwnerWithBrowser(Chromium chromium, Uri server, bool control) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource<string> _signedIn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the client printed.</summary>
    public string Printed
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    /// <summary>How the browser ended: the client's own page.</summary>
    public Task<string> SignedIn => _signedIn.Task;

    /// <summary>Takes a line of the client's; the first one with the page's address is acted on.</summary>
    public void Read(string? line)
    {
        if (line is null) return;
        lock (_lines) _lines.Add(line);
        if (Address().Match(line) is { Success: true } found && new Uri(found.Value) is var page && page.Port == server.Port && page.AbsolutePath == "/authorize" && _one.Wait(0))
            _ = SignInAsync(page);
    }

    /// <summary>Opens the page and signs in.</summary>
    public async Task SignInAsync(Uri page)
    {
        try
        {
            var tab = await chromium.PageAsync("en-GB", 1000, ColorScheme.Light);
            await tab.GotoAsync(page.AbsoluteUri);
            await tab.FillAsync("#email", AccountBook.OneBoxEmail);
            await tab.FillAsync("#password", AccountBook.TestPassword);
            if (control) await tab.CheckAsync("#control");
            await tab.ClickAsync("button[value=allow]");
            await tab.WaitForURLAsync(url => new Uri(url).Port != server.Port);
            _signedIn.TrySetResult(await tab.InnerTextAsync("body"));
        }
        catch (Exception exception)
        {
            _signedIn.TrySetException(exception);
        }
    }

    public void Dispose() => _one.Dispose();

    [GeneratedRegex(@"http://[^\s""'\x1b]+/authorize\?[^\s""'\x1b]+")]
    private static partial Regex Address();
}
