using System.Net;
using System.Text;
using System.Text.Json;
using Oig.Portal.Failures;

namespace Oig.Portal.Http;

/// <summary>A complete answer of the portal. Not a record: its text and cookies must not be printed by accident.</summary>
internal sealed class PortalAnswer
{
    internal const int MaxBytes = 2 * 1024 * 1024;

    internal required HttpStatusCode Status { get; init; }

    /// <summary>The body. The portal labels JSON as <c>text/html</c> at times, so the content type is not kept.</summary>
    internal required string Text { get; init; }

    internal required IReadOnlyList<string> SetCookies { get; init; }

    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a redirect out of the portal leads to; null for any other answer.</summary>
    internal PortalMove? Move { get; init; }

    /// <summary>The portal's clock (header <c>Date</c>, whole seconds); null if it did not say.</summary>
    internal DateTimeOffset? Date { get; init; }

    internal bool IsHtml => Text.AsSpan().TrimStart() is ['<', ..];

    internal static async Task<PortalAnswer> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken ct)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(ct);
        return new PortalAnswer
        {
            Status = response.StatusCode,
            // PHP files saved with a byte order mark send it along; a bad byte in a text must not cost all other values.
            Text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'),
            SetCookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
            Date = response.Headers.Date,
            RetryAfter = Http.RetryAfter.Read(response.Headers.RetryAfter, time.GetUtcNow()),
            Move = PortalMove.Of(response),
        };
    }

    /// <summary>The body as JSON, to be disposed; <see cref="PortalChangedException"/> if it is none.</summary>
    internal JsonDocument ParseJson()
    {
        try
        {
            return JsonDocument.Parse(Text);
        }
        catch (JsonException e)
        {
            throw new PortalChangedException(IsHtml ? "html" : "not_json", e);
        }
    }
}
