using System.Collections.Concurrent;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Tool;

/// <summary>The owner, who does on the server's page and at the keyboard what the program waits for.</summary>
internal static class OwnerAtPage
{
    /// <summary>Signs in on the page, as far as to the address that the browser is sent to.</summary>
    public static async Task<Uri> ConsentAsync(Uri page, bool control = false)
    {
        using var browser = new Browser();
        return (await browser.SubmitAsync(await browser.GetAsync(page), OAuthClient.Fields(AccountBook.OneBoxEmail, AccountBook.TestPassword, control))).Location!;
    }

    public static async Task SignInAsync(Uri page, bool control = false) => await FollowAsync(await ConsentAsync(page, control));

    public static async Task AnswerAsync(Uri page, KeyValuePair<string, string>[] fields)
    {
        using var browser = new Browser();
        await FollowAsync((await browser.SubmitAsync(await browser.GetAsync(page), fields)).Location!);
    }

    private static async Task FollowAsync(Uri location)
    {
        using var http = new HttpClient();
        (await http.GetAsync(location)).EnsureSuccessStatusCode();
    }
}

/// <summary>A keyboard: lines as they are typed.</summary>
internal sealed class Typed(params string[] lines) : TextReader
{
    private readonly BlockingCollection<string> _lines = [.. lines];

    public void Type(string line) => _lines.Add(line);

    public override string? ReadLine() => _lines.TryTake(out var line, Timeout.Infinite) ? line : null;

    protected override void Dispose(bool disposing)
    {
        _lines.CompleteAdding();
        base.Dispose(disposing);
    }
}
