using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Oig.Api.Pages;

/// <summary>The files that pages and views are made of, embedded in this assembly.</summary>
internal static partial class PageFiles
{
    private static readonly Dictionary<string, Dictionary<string, Dictionary<string, string>>> AllTexts =
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, string>>>>(Read("texts.json"))!;

    /// <summary>The languages there are texts in; the first one is for everybody else.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. AllTexts.Keys];

    /// <summary>The text of a file.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream($"{typeof(PageFiles).Namespace}.Assets.{name}")!;
        return new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }

    /// <summary>The texts of a language for a page or view.</summary>
    public static IReadOnlyDictionary<string, string> Texts(string language, string place) => AllTexts[language][place];

    /// <summary>Puts values, as they are, into the places <c>{{name}}</c> of a template.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(template, place => values[place.Groups[1].Value]);

    /// <summary>The name of an inline script or style in a content security policy.</summary>
    public static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
