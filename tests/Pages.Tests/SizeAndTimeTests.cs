using System.IO.Compression;
using System.Text;
using ModelContextProtocol.Protocol;
using Xunit.Abstractions;

namespace Oig.Pages.Tests;

/// <summary>
/// How large the view is, and how long it takes: printed for <c>docs/performance.md</c> (<c>--logger "console;verbosity=detailed"</c>), only the
/// size is held.
/// </summary>
[Collection(PagesTests.Name)]
public sealed class SizeAndTimeTests(Browser browser, ServerWithPages pages, ITestOutputHelper output)
{
    // One is enough to see that a picture comes; figures need more, which OIG_TURNS asks for.
    private static readonly int Turns = int.TryParse(Environment.GetEnvironmentVariable("OIG_TURNS"), out var turns) ? Math.Clamp(turns, 1, 100) : 1;

    // In the view: the first moment at which a picture of the readings has been painted.
    private const string NoteDrawn = """
        new MutationObserver((_, observer) => {
          if (!document.querySelector('#picture svg, #history svg')) return;
          observer.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => { window.drawnAt = performance.timeOrigin + performance.now(); }));
        }).observe(document, { childList: true, subtree: true });
        """;

    [Fact]
    public async Task The_view_is_smaller_than_80_kB()
    {
        await using var client = await pages.Server.ConnectAsync();
        var view = ((TextResourceContents)Assert.Single((await client.ReadResourceAsync("ui://oig/energy")).Contents)).Text;
        using var http = new HttpClient();
        var page = await http.GetByteArrayAsync(pages.Server.Url);
        output.WriteLine($"View {Encoding.UTF8.GetByteCount(view)} bytes, {Compressed(Encoding.UTF8.GetBytes(view))} with gzip; page at / {page.Length}, {Compressed(page)} with gzip");
        Assert.InRange(Encoding.UTF8.GetByteCount(view), 10_000, 79_999);
    }

    [NodeTheory]
    [InlineData("get_basic_data")]
    [InlineData("get_energy_history")]
    public async Task A_picture_follows_the_call(string tool)
    {
        var times = new List<double>();
        for (var turn = 0; turn < Turns; turn++) times.Add(await DrawAsync(tool));
        // The first one waits for the portal, the others are answered from memory.
        output.WriteLine($"{tool}: first {times[0]:0} ms, then {string.Join(", ", times.Skip(1).Order().Select(time => $"{time:0}"))} ms");
        Assert.All(times, time => Assert.True(time > 0));
    }

    private async Task<double> DrawAsync(string tool)
    {
        var page = await browser.OpenAsync();
        await page.AddInitScriptAsync(NoteDrawn);
        await page.GotoAsync(new Uri(pages.Server.Url, "/host/official.html").ToString());
        await page.EvaluateAsync("settings => host.open(settings)", new { tool, headers = Picture.Owner(), context = new { locale = "en" } });
        await page.FrameLocator("iframe").Locator("#picture svg, #history svg").WaitForAsync();
        await page.Frames[^1].WaitForFunctionAsync("window.drawnAt");
        var time = await page.Frames[^1].EvaluateAsync<double>("drawnAt") - await page.EvaluateAsync<double>("host.called");
        await page.Context.CloseAsync();
        return time;
    }

    private static long Compressed(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(content);
        return compressed.Length;
    }
}
