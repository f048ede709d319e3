using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Oig.Api.SignIn.Protocol;
using Oig.Api.SignIn.Tokens;

namespace Oig.Api.SignIn.Pages;

/// <summary>Writes a page, made of a component, with the headers that keep it what it is.</summary>
internal sealed class PageWriter(IServiceProvider services, ILoggerFactory loggers, PublicUrl url)
{
    public async Task WriteAsync<TPage>(HttpContext http, int status, Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        http.Response.StatusCode = status;
        Protect(http.Response.Headers);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(html, http.RequestAborted);
    }

    /// <summary>This page in the other language; null where there is nothing to come back to by GET.</summary>
    public string? InOtherLanguage(HttpRequest request, PageTexts texts)
    {
        if (!HttpMethods.IsGet(request.Method)) return null;
        var others = request.Query.Where(parameter => parameter.Key != PageFields.Locales).SelectMany(parameter => parameter.Value, (parameter, value) => KeyValuePair.Create(parameter.Key, value));
        return url.Of(request.Path) + QueryString.Create(others.Append(new(PageFields.Locales, texts.OtherLanguage)));
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = PageStyle.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not no-referrer: with that, the form would come back from the origin "null".
        headers["Referrer-Policy"] = "same-origin";
    }
}
