using System.Text.Json;

namespace Oig.Cli.Output;

/// <summary>Reads text that may or may not be JSON.</summary>
internal static class JsonText
{
    /// <summary>The JSON value that the text is; null when it is no JSON.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
