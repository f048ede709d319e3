using System.Collections.Frozen;
using System.Text.Json;

namespace Oig.Contracts;

/// <summary>The one spelling of names in replies, texts, records and telemetry: <c>credentials_refused</c> for <c>CredentialsRefused</c>.</summary>
public static class EnumNames
{
    /// <summary>Name of a value; its number when the enum has no such value, as a newer version may send.</summary>
    public static string Name<T>(this T value)
        where T : struct, Enum
        => Names<T>.All.GetValueOrDefault(value) ?? value.ToString();

    /// <summary>Name of anything that is spelt as code.</summary>
    public static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> All = Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value, value => Snake(value.ToString()));
    }
}
