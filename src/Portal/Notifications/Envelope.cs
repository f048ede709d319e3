using System.Text.Json;
using Oig.Portal.Reading;

namespace Oig.Portal.Notifications;

/// <summary>
/// The portal wraps the notifications' HTML in a list of commands for the web page:
/// <c>[[11,"ctrl-notifs","&lt;html&gt;",null]]</c>.
/// </summary>
internal static class Envelope
{
    private const string Target = "ctrl-notifs";

    /// <summary>The HTML; the body itself when it is not JSON; null when it is JSON without such a command.</summary>
    internal static string? Html(string body)
    {
        var text = body.TrimStart('\uFEFF');
        try
        {
            using var json = JsonDocument.Parse(text);
            return Unwrapped(json.RootElement);
        }
        catch (Exception notJson) when (notJson is JsonException or ArgumentException)
        {
            return text;
        }
    }

    /// <summary>A list that was written as JSON text inside of JSON is one envelope more.</summary>
    private static string? Unwrapped(JsonElement root) => Scalar.Text(root)?.TrimStart() is ['[', ..] inner ? Html(inner) : Command(root);

    private static string? Command(JsonElement root) => root.ValueKind != JsonValueKind.Array
        ? null
        : root.EnumerateArray().Where(IsNotifications).Select(command => Scalar.Text(command[2])).FirstOrDefault();

    private static bool IsNotifications(JsonElement command) =>
        command.ValueKind == JsonValueKind.Array && command.GetArrayLength() > 2 && Scalar.Text(command[1]) == Target;
}
