using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Oig.Api.Pages;

/// <summary>The files that pages and views are made of, embedded in this assembly.</summary>
internal static partial class PageFiles
{
    /// <summary>The text of a file.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream($"{typeof(PageFiles).Namespace}.Assets.{name}")!;
        return new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }

    /// <summary>Puts values, as they are, into the places <c>{{name}}</c> of a template.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(template, place => values[place.Groups[1].Value]);

    /// <summary>The name of an inline script or style in a content security policy.</summary>
    public static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
