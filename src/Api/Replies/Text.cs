using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text;

namespace Oig.Api.Replies;

/// <summary>
/// The sentences that people read, in the language of the request: <c>Texts.resx</c> in English, one more file beside it for each other
/// language. Numbers and times in them are the same in every language.
/// </summary>
internal static class Text
{
    private static readonly ResourceManager All = new("Oig.Api.Replies.Texts", typeof(Text).Assembly);

    // A resource manager looks through a language and those above it for each text anew.
    private static readonly ConcurrentDictionary<string, Dictionary<string, Sentence>> Read = new();

    /// <summary>English and every language that there is a file for, such as <c>cs</c>.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", .. Translated()];

    /// <summary>The sentence of that name with these values put in; throws for a name that no file has.</summary>
    public static string Say(string name, params ReadOnlySpan<object?> values) =>
        SentenceIn(CultureInfo.CurrentUICulture, name) is { } sentence ? string.Format(CultureInfo.InvariantCulture, sentence.Format, values) : throw Missing(name);

    /// <summary>The text of that name as it is; null when there is none.</summary>
    public static string? Find(string name) => SentenceIn(CultureInfo.CurrentUICulture, name)?.Text;

    /// <summary>The text of that name in a language; throws for a name that no file has.</summary>
    public static string In(CultureInfo language, string name) => SentenceIn(language, name)?.Text ?? throw Missing(name);

    /// <summary>The texts of a language whose names begin so, by the rest of their names.</summary>
    public static IReadOnlyDictionary<string, string> BeginningWith(string prefix, string language) => SentencesIn(new(language))
        .Where(sentence => sentence.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(sentence => sentence.Key, StringComparer.Ordinal)
        .ToDictionary(sentence => sentence.Key[prefix.Length..], sentence => sentence.Value.Text);

    /// <summary>The language after this one, to change to.</summary>
    public static string LanguageAfter(string language)
    {
        var languages = Languages.ToList();
        return languages[(languages.IndexOf(language) + 1) % languages.Count];
    }

    private static Sentence? SentenceIn(CultureInfo language, string name) => SentencesIn(language).GetValueOrDefault(name);

    private static Dictionary<string, Sentence> SentencesIn(CultureInfo language) => Read.GetOrAdd(language.Name, _ => TextsIn(language));

    // English first, then what a language has of its own, from the widest to the narrowest.
    private static Dictionary<string, Sentence> TextsIn(CultureInfo language)
    {
        var texts = language.Equals(CultureInfo.InvariantCulture) ? new(StringComparer.Ordinal) : new Dictionary<string, Sentence>(TextsIn(language.Parent), StringComparer.Ordinal);
        foreach (var (name, text) in Own(language)) texts[name] = new(text);
        return texts;
    }

    private static IEnumerable<(string Name, string Text)> Own(CultureInfo language) =>
        All.GetResourceSet(language, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>().Select(entry => ((string)entry.Key, (string)entry.Value!)) ?? [];

    private static MissingManifestResourceException Missing(string name) => new($"There is no text '{name}'.");

    private static IEnumerable<string> Translated() => Directory.EnumerateDirectories(AppContext.BaseDirectory)
        .Where(folder => File.Exists(Path.Combine(folder, $"{typeof(Text).Assembly.GetName().Name}.resources.dll")))
        .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    private sealed class Sentence(string text)
    {
        public string Text => text;

        public CompositeFormat Format => field ??= CompositeFormat.Parse(text);
    }
}
