namespace Oig.Tests;

/// <summary>What keeps a test from running, as the text of its skip; part of every test project.</summary>
internal static class Needs
{
    /// <summary>Variable that asks for all tests: <c>OIG_TESTS=all dotnet test</c>.</summary>
    private const string Asked = "OIG_TESTS";

    private static readonly bool IsBuildServer = Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    /// <summary>Null where it is there, and on the build server, where a test without it fails; else <paramref name="what"/>, which tells what to do.</summary>
    public static string? Installed(bool isThere, string what) => isThere || IsBuildServer ? null : what;

    /// <summary>Null where all tests are asked for, as on the build server. Tests of whole programs that are started, killed and driven by real clients take
    /// as long as all others together.</summary>
    public static string? Time =>
        IsBuildServer || Environment.GetEnvironmentVariable(Asked) == "all" ? null : $"Takes long: {Asked}=all dotnet test runs it, too";
}

/// <summary>A test that takes long.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() => Skip = Needs.Time;
}

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute() => Skip = Needs.Time;
}
