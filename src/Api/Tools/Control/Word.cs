using System.Text.Json;

namespace Oig.Api.Tools.Control;

/// <summary>A choice as callers write it: text in any letter case, or a number.</summary>
internal static class Word
{
    /// <summary>The text or the number's digits; empty for anything else.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    /// <summary>Same letters, whatever case and spacing: people write "home1" and "HOME UPS".</summary>
    public static bool Same(string choice, string text) =>
        string.Concat(choice.Where(c => c != ' ')).Equals(string.Concat(text.Where(c => !char.IsWhiteSpace(c))), StringComparison.OrdinalIgnoreCase);
}
