using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Oig.Portal.Tests.Http;

internal sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body, string ConnectionId)
{
    /// <summary>Where the answering delegate finds the body, which is read by then.</summary>
    internal static readonly object BodyKey = new();

    internal static async Task<RecordedRequest> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        context.Items[BodyKey] = body;
        return new RecordedRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body,
            context.Connection.Id);
    }
}
