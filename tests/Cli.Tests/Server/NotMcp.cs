using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Oig.Cli.Tests.Server;

/// <summary>Addresses that a person could mistake for an MCP server.</summary>
internal static class NotMcp
{
    public static void Map(WebApplication app)
    {
        app.Map("/status/{code:int}", (int code) => Results.Text($"secret page {code}", statusCode: code));
        app.Map("/html", () => Results.Content("<html>welcome</html>", "text/html"));
        app.Map("/json/{**body}", (string body) => Results.Content(body, "application/json"));
        app.Map("/redirect", () => Results.Redirect("/mcp", preserveMethod: true));
        app.Map("/hang", (CancellationToken aborted) => Task.Delay(Timeout.Infinite, aborted));
        app.Map("/half", async (HttpResponse response) =>
        {
            response.ContentLength = 1000;
            response.ContentType = "application/json";
            await response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{{\"half\":{1}"));
            await response.Body.FlushAsync();
            response.HttpContext.Abort();
        });
        app.Map("/refuses", (HttpRequest request) => Refusal(request));
    }

    private static async Task<IResult> Refusal(HttpRequest request)
    {
        var call = await request.ReadFromJsonAsync<System.Text.Json.Nodes.JsonObject>();
        return Results.Content(
            $$"""{"jsonrpc":"2.0","id":{{call!["id"]!.ToJsonString()}},"error":{"code":-32000,"message":"Not\nhere."} }""", "application/json");
    }
}
