using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Oig.SignIn.Tests.Support;

/// <summary>A browser as far as these pages need one: cookies, forms, and redirects that are looked at before they are followed.</summary>
internal sealed class Browser(HttpMessageHandler? way = null) : IDisposable
{
    private readonly HttpClient _http = new(way ?? Way());

    /// <summary>How a browser's requests go out.</summary>
    public static HttpClientHandler Way() => new() { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() };

    public async Task<Page> GetAsync(Uri url, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptLanguage.ParseAdd(language);
        return await Page.ReadAsync(await _http.SendAsync(request));
    }

    /// <summary>Sends the page's only form, or the one that <paramref name="choose"/> finds, with its hidden fields and these.</summary>
    public async Task<Page> SubmitAsync(Page page, IEnumerable<KeyValuePair<string, string>> fields, Func<IHtmlFormElement, bool>? choose = null)
    {
        var form = page.Document.Forms.First(choose ?? (_ => true));
        var hidden = form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value));
        return await PostAsync(new Uri(form.GetAttribute("action")!), hidden.Where(field => fields.All(other => other.Key != field.Key)).Concat(fields));
    }

    public async Task<Page> PostAsync(Uri url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("Origin", url.GetLeftPart(UriPartial.Authority));
        return await Page.ReadAsync(await _http.SendAsync(request));
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>An answer to a browser.</summary>
internal sealed record Page(HttpStatusCode Status, Uri? Location, string Html, IHtmlDocument Document, HttpResponseMessage Response)
{
    public string Text => Document.Body?.TextContent ?? "";

    public string Header(string name) => string.Join(", ", Response.Headers.TryGetValues(name, out var values) ? values : []);

    public static async Task<Page> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, response.Headers.Location, html, new HtmlParser().ParseDocument(html), response);
    }
}
