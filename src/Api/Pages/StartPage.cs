using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Api.SignIn.Tokens;
using Oig.Api.Tools;

namespace Oig.Api.Pages;

/// <summary>
/// The page at <c>/</c>: what this server is, whether it is healthy, how to connect. It tells nothing about accounts, and needs no script but for
/// the live view of mock mode.
/// </summary>
internal sealed class StartPage(HealthCheckService health, IOptions<PageOptions> options, IOptions<AccessOptions> access, IServiceProvider services)
{
    private static readonly string Template = PageFiles.Read("page.html");
    private static readonly string Style = PageFiles.Read("colours.css") + PageFiles.Read("page.css");
    private static readonly string Script = $"\"use strict\";\n{PageFiles.Read("host.js")}";
    private static readonly HtmlEncoder Html = HtmlEncoder.Default;

    // Registered only where the operator wants it, and without a secret still off.
    private readonly bool _signIn = services.GetService<SealingKeys>()?.IsThere == true;

    /// <summary>Answers GET / and HEAD / with the page, or with JSON to who prefers that.</summary>
    public async Task<IResult> ShowAsync(HttpContext context)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains("ready"), context.RequestAborted);
        var healthy = report.Status == HealthStatus.Healthy;
        var mcp = $"{Origin(context.Request)}/mcp";
        context.Response.Headers.Vary = $"{HeaderNames.Accept}, {HeaderNames.AcceptLanguage}";
        if (PrefersJson(context.Request)) return Results.Json(Facts(mcp, healthy));
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return Results.Content(Page(mcp, healthy, Language(context.Request)), "text/html; charset=utf-8");
    }

    /// <summary>Answers whatever else is sent to /, mostly by a client whose address lacks the path: 405, and where to go.</summary>
    public Task ReferAsync(HttpContext context)
    {
        context.Response.Headers.Allow = $"{HttpMethods.Get}, {HttpMethods.Head}";
        var texts = Texts(Language(context.Request));
        var text = string.Format(CultureInfo.InvariantCulture, texts["elsewhere"], $"{Origin(context.Request)}/mcp");
        return Refusals.AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, text);
    }

    private string Policy => $"default-src 'none'; style-src {PageFiles.Hash(Style)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        + (options.Value.Mock is null ? "" : $"; script-src {PageFiles.Hash(Script)}; connect-src 'self'; frame-src 'self'");

    private object Facts(string mcp, bool healthy) => new
    {
        name = ServerDescription.Info.Name,
        title = ServerDescription.Info.Title,
        version = ServerDescription.Info.Version,
        mcp,
        healthy,
        mock = options.Value.Mock is not null,
        sign_in = _signIn,
    };

    // Behind a proxy that speaks TLS the request knows only http; the operator knows better.
    private string Origin(HttpRequest request) =>
        access.Value.PublicUrl is { Length: > 0 } known ? known.TrimEnd('/') : $"{request.Scheme}://{request.Host}";

    private string Page(string mcp, bool healthy, string language)
    {
        var texts = Texts(language);
        var other = Text.LanguageAfter(language);
        string Said(string name) => Html.Encode(texts[name]);
        return PageFiles.Fill(Template, new Dictionary<string, string>
        {
            ["lang"] = language,
            ["other"] = other,
            ["otherName"] = Html.Encode(Text.In(new(other), "page_language_name")),
            ["style"] = Style,
            ["title"] = Said("title"),
            ["lead"] = Said("lead"),
            ["state"] = (healthy ? Badge("good", Said("healthy")) : Badge("bad", Said("unhealthy"))) + (options.Value.Mock is null ? "" : Badge("mock", Said("mock"))),
            ["demo"] = options.Value.Mock is { } account ? Demo(account, language, texts) : "",
            ["script"] = options.Value.Mock is null ? "" : $"<script>{Script}</script>",
            ["connect"] = Said("connect"),
            ["addressIs"] = Said("address"),
            ["address"] = Html.Encode(mcp),
            ["passwords"] = Said("passwords"),
            ["export"] = Html.Encode(ClientSnippets.Environment),
            ["clients"] = string.Concat(ClientSnippets.For(mcp, _signIn).Select(client => Client(client, texts))),
            ["oigTitle"] = Said("oig"),
            ["oigText"] = Said("oig_text"),
            ["oig"] = Html.Encode(ClientSnippets.CommandLine(mcp)),
            ["checkTitle"] = Said("check"),
            ["check"] = Said("check_text"),
            ["footer"] = Formatted(texts["footer"], ServerDescription.Info.Name, ServerDescription.Info.Version),
        });
    }

    private static string Badge(string kind, string encoded) => $"""<span class="{kind}">{encoded}</span>""";

    private static string Client(ClientSnippet client, IReadOnlyDictionary<string, string> texts)
    {
        var link = client.Link is null ? "" : $"""<a class="install" href="{Html.Encode(client.Link)}">{Formatted(texts["install"], client.Name)}</a>""";
        var code = client.Code is null ? "" : $"""<pre tabindex="0"><code>{Html.Encode(client.Code)}</code></pre>""";
        return $"<details><summary>{Html.Encode(client.Name)}</summary><p>{Html.Encode(texts[client.Text])}</p>{link}{code}</details>\n";
    }

    private static string Demo(MockAccount account, string language, IReadOnlyDictionary<string, string> texts) => $"""
        <section aria-labelledby="demo">
        <h2 id="demo">{Html.Encode(texts["demo"])}</h2>
        <p>{Formatted(texts["demo_text"], account.Email, account.Password)}</p>
        <iframe title="{Html.Encode(texts["demo_frame"])}" sandbox="allow-scripts" data-language="{language}" data-email="{Html.Encode(account.Email)}" data-password="{Html.Encode(account.Password)}"></iframe>
        </section>
        """;

    private static string Formatted(string text, params string[] values) =>
        string.Format(CultureInfo.InvariantCulture, Html.Encode(text), [.. values.Select(value => Html.Encode(value))]);

    private static bool PrefersJson(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).Select(type => type.MediaType.Value);
        return accepted.FirstOrDefault(type => type is "text/html" or "application/json" or "*/*" or "text/*") is "application/json";
    }

    private static IReadOnlyDictionary<string, string> Texts(string language) => Text.BeginningWith("start_", language);

    // As the link says, else that of all answers.
    private static string Language(HttpRequest request) =>
        request.Query["lang"].ToString() is var asked && Text.Languages.Contains(asked) ? asked : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}

/// <summary>What pages show beside what everybody sees.</summary>
public sealed class PageOptions
{
    /// <summary>The account of the simulated box; null unless in mock mode.</summary>
    public MockAccount? Mock { get; set; }
}

/// <summary>An account that only a simulated portal knows: its password is public.</summary>
public sealed record MockAccount(string Email, string Password);
