using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Oig.Portal.Failures;

namespace Oig.Portal.Http;

/// <summary>A complete answer of the portal. Not a record: its text and cookies must not be printed by accident.</summary>
internal sealed class PortalAnswer
{
    internal const int MaxBytes = 2 * 1024 * 1024;

    internal required HttpStatusCode Status { get; init; }

    /// <summary>The body. The portal labels JSON as <c>text/html</c> at times, so the content type is not kept.</summary>
    internal required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as text; a bad byte in it must not cost all the rest.</summary>
    internal string Text => field ??= Encoding.UTF8.GetString(Body.Span);

    internal required IReadOnlyList<string> SetCookies { get; init; }

    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a redirect out of the portal leads to; null for any other answer.</summary>
    internal PortalMove? Move { get; init; }

    /// <summary>The portal's clock (header <c>Date</c>, whole seconds); null if it did not say.</summary>
    internal DateTimeOffset? Date { get; init; }

    internal bool IsHtml => Text.AsSpan().TrimStart() is ['<', ..];

    internal static async Task<PortalAnswer> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken ct) => new()
    {
        Status = response.StatusCode,
        Body = WithoutMarks(await response.Content.ReadAsByteArrayAsync(ct)),
        SetCookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
        Date = response.Headers.Date,
        RetryAfter = Http.RetryAfter.Read(response.Headers.RetryAfter, time.GetUtcNow()),
        Move = PortalMove.Of(response),
    };

    /// <summary>The body as JSON, to be disposed; <see cref="PortalChangedException"/> if it is none.</summary>
    internal JsonDocument ParseJson()
    {
        try
        {
            return Utf8.IsValid(Body.Span) ? JsonDocument.Parse(Body) : JsonDocument.Parse(Text);
        }
        catch (JsonException e)
        {
            throw new PortalChangedException(IsHtml ? "html" : "not_json", e);
        }
    }

    // PHP files saved with a byte order mark send it along, each of those that make up an answer.
    private static ReadOnlyMemory<byte> WithoutMarks(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Span.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        return bytes;
    }
}

/// <summary>Where the portal says that it has moved to: scheme, host and port, never more, since the rest is text written by others.</summary>
internal sealed record PortalMove(string Address)
{
    /// <summary>Null unless the answer redirects to another host, port or scheme than the one asked.</summary>
    internal static PortalMove? Of(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is < 300 or >= 400 || response.RequestMessage?.RequestUri is not { } asked) return null;
        return Target(asked, response.Headers.Location) is { } target && Origin(target) != Origin(asked) ? new(Origin(target)) : null;
    }

    private static Uri? Target(Uri asked, Uri? location) =>
        location is not null && Uri.TryCreate(asked, location, out var target) && (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp)
            ? target
            : null;

    // User names and passwords could stand before the host.
    private static string Origin(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}

internal static class RetryAfter
{
    // Callers stop asking for as long as this; a slip of the portal (or a year 9999) must not silence them for good.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The wait asked for in seconds or as a date, between 0 and 1 h; null if none.</summary>
    internal static TimeSpan? Read(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        if ((header?.Delta ?? header?.Date - now) is not { } wait)
            return null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }
}
