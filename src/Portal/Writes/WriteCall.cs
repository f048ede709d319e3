using System.Text.Json;
using Oig.Contracts;
using Oig.Contracts.Control;
using Oig.Portal.Failures;
using Oig.Portal.Http;
using Oig.Portal.Options;
using Oig.Portal.Reading;

namespace Oig.Portal.Writes;

/// <summary>
/// The three scripts that change a box. Each request is sent once. Only an answer that surely means "not stored" is a refusal: the scripts'
/// own error page. All others after the body has left (also 3xx, 401 and 503: a proxy in front may have passed it on) leave the outcome open.
/// </summary>
internal sealed class WriteCall(OneShot portal, PortalOptions options, TimeProvider time)
{
    internal async Task<WriteReceipt> WriteAsync(PortalSession session, BoxWrite write, Deadline deadline)
    {
        var script = WriteScript.For(write, options.GridChargingEncoding);
        using var content = WriteContent.Create(script.Fields, options.WriteEncoding);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{script.Path}?{PortalRequests.Nonce(time)}") { Content = content };
        request.WithCookie(session).ByScript().FromPage(options.BaseAddress);
        return Receipt(await SendAsync(request, content, deadline));
    }

    private async Task<PortalAnswer> SendAsync(HttpRequestMessage request, WriteContent content, Deadline deadline)
    {
        try
        {
            return await portal.SendAsync(request, deadline);
        }
        catch (PortalException e) when (content.MayHaveLeft)
        {
            throw new OutcomeUnknownException(e);
        }
    }

    private static WriteReceipt Receipt(PortalAnswer answer)
    {
        using var json = RequireAnswered(answer).RequireOk().ParseJson();
        return ReceiptText.Read(json.RootElement) is { } text
            ? new WriteReceipt(text, answer.Date)
            : throw new PortalChangedException("empty_receipt");
    }

    private static PortalAnswer RequireAnswered(PortalAnswer answer) => (int)answer.Status switch
    {
        500 when IsErrorPage(answer) => throw new WriteRefusedException("status 500 with its error page"),
        429 or 503 => throw new OutcomeUnknownException(new PortalUnavailableException(UnavailableReason.Throttled, answer.RetryAfter)),
        401 or 403 or >= 500 or (>= 300 and < 400 and not 304) => throw new OutcomeUnknownException(),
        _ => answer,
    };

    private static bool IsErrorPage(PortalAnswer answer) => answer.IsHtml && (Says(answer, "<title>Chyba") || Says(answer, "Nastala chyba"));

    private static bool Says(PortalAnswer answer, string part) => answer.Text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The text in the answer to a write: <c>[0][2]</c> of a command list, or <c>message</c> of an object.</summary>
internal static class ReceiptText
{
    private const int MaxLength = 200;

    /// <summary>On one line, without invisible characters, cut after 200 characters; null if there is no text.</summary>
    internal static string? Read(JsonElement answer) => Find(answer) is { } text && OnOneLine(text) is { Length: > 0 } line ? line : null;

    private static string? Find(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Array when Item(Item(answer, 0), 2) is { } text => Scalar.Text(text),
        _ => new Table(answer).Text("message"),
    };

    private static JsonElement? Item(JsonElement? list, int index) =>
        list is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > index ? array[index] : null;

    private static string OnOneLine(string text) =>
        PlainText.Clean(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), MaxLength).Trim();
}
