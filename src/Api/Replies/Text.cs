using System.Globalization;
using System.Resources;

namespace Oig.Api.Replies;

/// <summary>
/// The sentences that people read, in the language of the request: <c>Texts.resx</c> in English, one more file beside it for each other
/// language. Numbers and times in them are the same in every language.
/// </summary>
internal static class Text
{
    private static readonly ResourceManager All = new("Oig.Api.Replies.Texts", typeof(Text).Assembly);

    /// <summary>English and every language that there is a file for, such as <c>cs</c>.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", .. Translated()];

    /// <summary>The sentence of that name with these values put in; throws for a name that no file has.</summary>
    public static string Say(string name, params object?[] values) =>
        Find(name) is { } text ? string.Format(CultureInfo.InvariantCulture, text, values) : throw new MissingManifestResourceException($"There is no text '{name}'.");

    /// <summary>The text of that name as it is; null when there is none.</summary>
    public static string? Find(string name) => All.GetString(name, CultureInfo.CurrentUICulture);

    /// <summary>The text of that name in a language; throws for a name that no file has.</summary>
    public static string In(CultureInfo language, string name) => All.GetString(name, language) ?? throw new MissingManifestResourceException($"There is no text '{name}'.");

    private static IEnumerable<string> Translated() => Directory.EnumerateDirectories(AppContext.BaseDirectory)
        .Where(folder => File.Exists(Path.Combine(folder, $"{typeof(Text).Assembly.GetName().Name}.resources.dll")))
        .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);
}
