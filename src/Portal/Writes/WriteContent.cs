using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Oig.Portal.Http;
using Oig.Portal.Options;

namespace Oig.Portal.Writes;

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
