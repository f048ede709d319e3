using System.Collections.Frozen;
using System.Text.Json;
using Oig.Contracts.Outcomes;

namespace Oig.Grains.Telemetry;

/// <summary>Names of failures in telemetry: the code in snake_case, such as <c>credentials_refused</c>.</summary>
public static class FailureNames
{
    private static readonly FrozenDictionary<FailureCode, string> Names = Enum.GetValues<FailureCode>()
        .ToFrozenDictionary(code => code, code => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()));

    /// <summary>The name; never throws.</summary>
    public static string Of(FailureCode code) => Names.GetValueOrDefault(code, "_OTHER");
}
