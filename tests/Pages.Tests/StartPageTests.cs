using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oig.Server.Tests.Hosting;

namespace Oig.Pages.Tests;

/// <summary>The page at <c>/</c>.</summary>
[Collection(PagesTests.Name)]
public sealed partial class StartPageTests(Browser browser, ServerWithPages pages)
{
    private static readonly string[] Clients =
        ["Claude Code", "Claude Desktop", "claude.ai, ChatGPT", "VS Code", "Cursor", "Codex", "Gemini CLI", "opencode", "MCP Inspector"];

    [Fact]
    public async Task A_program_gets_json()
    {
        using var http = new HttpClient { BaseAddress = pages.Server.Url };
        http.DefaultRequestHeaders.Add("Accept", "application/json");
        var answer = JsonElement.Parse(await http.GetStringAsync("/"));
        Assert.Equal(pages.Server.Mcp.ToString(), answer.GetProperty("mcp").GetString());
        Assert.True(answer.GetProperty("healthy").GetBoolean());
        Assert.True(answer.GetProperty("mock").GetBoolean());
    }

    [Theory]
    [InlineData("en-GB,en;q=0.8", "Connect an assistant")]
    [InlineData("cs", "Připojení asistenta")]
    [InlineData("de,cs;q=0.5,en;q=0.3", "Připojení asistenta")]
    [InlineData("", "Connect an assistant")]
    [InlineData("<script>", "Connect an assistant")]
    public async Task Everybody_reads_a_language_he_knows(string accepted, string heading)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, pages.Server.Url);
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var response = await http.SendAsync(request);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains($">{heading}</h2>", page);
        Assert.DoesNotContain("{{", page);
    }

    [Fact]
    public async Task Every_client_finds_its_text_with_this_servers_address_and_no_password_in_a_command()
    {
        using var http = new HttpClient();
        var page = WebUtility.HtmlDecode(await http.GetStringAsync(pages.Server.Url));
        Assert.Equal(Clients, Summary().Matches(page).Select(match => match.Groups[1].Value));
        Assert.DoesNotContain("localhost:8000", page);
        Assert.Equal(8, Regex.Count(page, Regex.Escape($"{pages.Server.Mcp}\"")) + Regex.Count(page, Regex.Escape($">{pages.Server.Mcp}<")));
        // Whoever signs in on a page finds no address where that is off.
        Assert.Equal(Clients.Length - 1, Entry().Matches(page).Count(entry => entry.Value.Contains(pages.Server.Mcp.ToString(), StringComparison.Ordinal)));
        foreach (var command in new[] { "watch", "history", "plan" }) Assert.Matches($"oig {command} .*--url {Regex.Escape(pages.Server.Mcp.ToString())}", page);
        Assert.DoesNotMatch("(--header|--password|claude mcp add)", page);
        Assert.DoesNotContain("test_password_123", Code().Matches(page).Select(match => match.Value));
    }

    [Fact]
    public async Task A_link_installs_what_the_page_shows()
    {
        using var http = new HttpClient();
        var page = WebUtility.HtmlDecode(await http.GetStringAsync(pages.Server.Url));
        var code = JsonElement.Parse(Uri.UnescapeDataString(Link().Match(page).Groups[1].Value));
        Assert.Equal(pages.Server.Mcp.ToString(), code.GetProperty("url").GetString());
        Assert.Equal("${input:oig-password}", code.GetProperty("headers").GetProperty("X-OIG-Password").GetString());
        Assert.True(code.GetProperty("inputs")[1].GetProperty("password").GetBoolean());
        var cursor = JsonElement.Parse(Convert.FromBase64String(Uri.UnescapeDataString(CursorLink().Match(page).Groups[1].Value)));
        Assert.Equal(pages.Server.Mcp.ToString(), cursor.GetProperty("url").GetString());
        Assert.Equal("${env:OIG_PASSWORD}", cursor.GetProperty("headers").GetProperty("X-OIG-Password").GetString());
    }

    [Fact]
    public async Task A_server_with_a_real_portal_shows_no_box_and_runs_no_script()
    {
        await using var server = await OigServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Url };
        using var response = await http.GetAsync("/");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy);
        Assert.DoesNotContain("script-src", policy);
        Assert.DoesNotMatch("<(script|iframe)", await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/view")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await http.PostAsync("/", null)).StatusCode);
    }

    [Theory]
    [InlineData("en", "Nothing is taken here. MCP is served at ")]
    [InlineData("cs", "Zde se nic nepřijímá. MCP je na adrese ")]
    public async Task A_client_that_lacks_the_path_is_told_the_whole_address(string language, string words)
    {
        using var http = new HttpClient();
        using var request = RawMcp.Request(pages.Server.Url, "tools/list", null).With("Accept-Language", language);
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
        Assert.Equal($"{words}{pages.Server.Mcp}.", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/view")]
    public async Task HEAD_tells_what_GET_would(string path)
    {
        using var http = new HttpClient { BaseAddress = pages.Server.Url };
        using var head = await http.SendAsync(new(HttpMethod.Head, path));
        using var get = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("", await head.Content.ReadAsStringAsync());
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.GetValues("Content-Security-Policy"), head.Headers.GetValues("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/mcpx")]
    [InlineData("/..%2f..%2fetc/passwd")]
    public async Task Other_paths_are_not_found(string path)
    {
        using var http = new HttpClient { BaseAddress = pages.Server.Url };
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post })
        {
            using var response = await http.SendAsync(new(method, path));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_public_address_is_the_one_that_is_shown()
    {
        await using var server = await OigServer.StartAsync(["--Oig:Access:PublicUrl=https://battery.example.com", $"--Oig:Session:Secret={new string('s', 40)}"]);
        using var http = new HttpClient();
        var page = WebUtility.HtmlDecode(await http.GetStringAsync(server.Url));
        Assert.Contains("https://battery.example.com/mcp", page);
        Assert.DoesNotContain(server.Mcp.ToString(), page);
        // Signing in is on, so that all of them can.
        Assert.Equal(Clients.Length, Entry().Matches(page).Count(entry => entry.Value.Contains("https://battery.example.com/mcp", StringComparison.Ordinal)));
    }

    [ChromiumTheory]
    [InlineData(280, "dark", "cs-CZ")]
    [InlineData(390, "dark", "en-GB")]
    [InlineData(1280, "light", "en-GB")]
    [InlineData(3840, "light", "cs-CZ")]
    public async Task It_fits_every_window_with_all_its_texts_opened(int width, string theme, string locale)
    {
        await using var window = await OpenAsync(width, theme, locale);
        await window.Page.EvaluateAsync("for (const entry of document.querySelectorAll('details')) entry.open = true");
        await window.SeeAsync("#fresh[data-state=live]");
        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.True(await window.ViewFrame.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal(theme == "dark" ? "rgb(17, 21, 24)" : "rgb(244, 242, 236)", await window.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Empty(window.Troubles);
    }

    [ChromiumTheory]
    [InlineData(360, "light", "en-GB")]
    [InlineData(1280, "dark", "cs-CZ")]
    public async Task A_browser_shows_it_with_the_live_box(int width, string theme, string locale)
    {
        await using var window = await OpenAsync(width, theme, locale);
        await window.SeeAsync("#fresh[data-state=live]");
        Assert.Equal(locale[..2], await window.Page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await window.MustBeAccessibleAsync();
        Assert.Empty(window.Troubles);
    }

    [ChromiumFact]
    public async Task Without_script_everything_but_the_live_box_can_be_read()
    {
        await using var window = await Window.OpenAsync(browser, pages.Server.Url, new() { JavaScriptEnabled = false });
        foreach (var client in Clients) Assert.True(await window.Page.GetByText(client, new() { Exact = true }).First.IsVisibleAsync());
        Assert.Empty(window.Troubles);
    }

    private Task<Window> OpenAsync(int width, string theme, string locale) => Window.OpenAsync(browser, pages.Server.Url, new()
    {
        ViewportSize = new() { Width = width, Height = 800 },
        ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        Locale = locale,
    });

    [GeneratedRegex("<details>.*?</details>", RegexOptions.Singleline)]
    private static partial Regex Entry();

    [GeneratedRegex("<summary>([^<]*)</summary>")]
    private static partial Regex Summary();

    [GeneratedRegex("<pre[^>]*><code>(.*?)</code></pre>", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("href=\"vscode:mcp/install\\?([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("href=\"cursor://anysphere.cursor-deeplink/mcp/install\\?name=battery&config=([^\"]*)\"")]
    private static partial Regex CursorLink();
}
