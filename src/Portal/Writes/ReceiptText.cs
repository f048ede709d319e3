using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Oig.Portal.Writes;

/// <summary>The text in the answer to a write: <c>[0][2]</c> of a command list, or <c>message</c> of an object.</summary>
internal static class ReceiptText
{
    private const int MaxLength = 200;

    /// <summary>On one line, without invisible characters, cut to 200 characters; null if there is no text.</summary>
    internal static string? Read(JsonElement answer) => Find(answer) is { } text && Clean(text) is { Length: > 0 } clean ? clean : null;

    private static string? Find(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Array => Text(Item(Item(answer, 0), 2)),
        JsonValueKind.Object => answer.TryGetProperty("message", out var message) ? Text(message) : null,
        _ => null,
    };

    private static JsonElement? Item(JsonElement? list, int index) =>
        list is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > index ? array[index] : null;

    private static string? Text(JsonElement? element)
    {
        try
        {
            return element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: valid JSON, but no text.
            return null;
        }
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(IsVisible))
        {
            var isSpace = Rune.IsWhiteSpace(rune);
            if (clean.Length + rune.Utf16SequenceLength > MaxLength)
                break;
            if (!isSpace)
                clean.Append(rune);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }
        return clean.ToString().TrimEnd();
    }

    // Line breaks and tabs are controls too, but separate words.
    private static bool IsVisible(Rune rune) => Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned);
}
