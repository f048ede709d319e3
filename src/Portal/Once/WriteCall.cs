using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Contracts;
using Oig.Contracts.Control;
using Oig.Portal.Failures;
using Oig.Portal.Http;
using Oig.Portal.Options;
using Oig.Portal.Reading;

namespace Oig.Portal.Once;

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

/// <summary>
/// A script of the portal and the fields it takes, in the portal's spelling. The scripts accept any table and column; only those in the
/// table of settings are ever sent.
/// </summary>
internal sealed record WriteScript(string Path, JsonObject Fields)
{
    private const string Folder = "inc/php/scripts/";

    internal static WriteScript For(BoxWrite write, GridChargingEncoding charging) => write.Parameter.Row() switch
    {
        { Script: PortalScript.ToGrid } => GridDelivery(write),
        { Script: PortalScript.Format } row => Format(row, write, charging),
        var row => Column(row, write),
    };

    private static WriteScript Column(BoxSetting row, BoxWrite write) => new(
        Folder + "Device.Set.Value.php",
        new JsonObject { ["id_device"] = write.Box.Value, ["table"] = row.Table, ["column"] = row.Column, ["value"] = write.Value });

    // Since July 2026 the third field must be there, as null if there is no cap.
    private static WriteScript GridDelivery(BoxWrite write) => new(
        Folder + "ToGrid.Toggle.php",
        new JsonObject { ["id_device"] = write.Box.Value, ["value"] = write.Value, ["p_max_feed_grid"] = write.CapWatts });

    // The only variant seen in use names no box, and every public client sends a string.
    private static WriteScript Format(BoxSetting row, BoxWrite write, GridChargingEncoding charging) => new(
        Folder + "Battery.Format.Save.php",
        new JsonObject
        {
            [row.Column] = charging == GridChargingEncoding.Number ? write.Value : write.Value.ToString(CultureInfo.InvariantCulture),
        });
}

/// <summary>Body of a write that knows whether a byte of it may have left: before that, the portal cannot have stored the change.</summary>
internal sealed class WriteContent : ByteArrayContent
{
    private static readonly MediaTypeHeaderValue FormType = new("application/x-www-form-urlencoded");

    private WriteContent(byte[] body, MediaTypeHeaderValue type) : base(body) => Headers.ContentType = type;

    /// <summary>False proves that nothing was sent: the connection was not established.</summary>
    internal bool MayHaveLeft { get; private set; }

    internal static WriteContent Create(JsonObject fields, WriteEncoding encoding) => encoding == WriteEncoding.Form
        ? new WriteContent(Encoding.ASCII.GetBytes(Form(fields)), FormType)
        : new WriteContent(JsonBody.Bytes(fields), JsonBody.Type);

    // All ways of copying the content end up here.
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        MayHaveLeft = true;
        return base.SerializeToStreamAsync(stream, context);
    }

    // A form has no null; the source of this encoding leaves such a field out.
    private static string Form(JsonObject fields) =>
        string.Join('&', fields
            .Where(field => field.Value is not null)
            .Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value!.ToString())}"));
}
