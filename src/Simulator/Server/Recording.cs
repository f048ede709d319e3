using System.Collections.Immutable;

namespace Oig.Simulator.Server;

/// <summary>Takes down what arrived.</summary>
internal static class Recording
{
    public static async Task<RecordedRequest> OfAsync(HttpRequest request, PortalEndpoint endpoint, DateTimeOffset now, bool withHeaders)
    {
        using var body = new StreamReader(request.Body);
        return new RecordedRequest
        {
            Time = now,
            Endpoint = endpoint,
            Method = request.Method,
            Path = request.Path,
            Query = request.QueryString.ToString(),
            Headers = withHeaders ? Headers(request.Headers) : ImmutableDictionary<string, string>.Empty,
            Body = await body.ReadToEndAsync(request.HttpContext.RequestAborted),
        };
    }

    private static Dictionary<string, string> Headers(IHeaderDictionary headers) =>
        headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
