using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oig.Portal.Http;

/// <summary>
/// JSON as a browser sends it: letters of any language as they are, and no charset in the content type, where .NET's own contents
/// add one.
/// </summary>
internal static class JsonBody
{
    internal static readonly MediaTypeHeaderValue Type = new("application/json");

    private static readonly JsonSerializerOptions AsBrowser = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static byte[] Bytes(JsonObject fields) => Encoding.UTF8.GetBytes(fields.ToJsonString(AsBrowser));

    internal static ByteArrayContent Content(JsonObject fields) => new(Bytes(fields)) { Headers = { ContentType = Type } };
}
