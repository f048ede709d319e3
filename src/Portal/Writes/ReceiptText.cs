using System.Text.Json;
using Oig.Portal.Reading;

namespace Oig.Portal.Writes;

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
