using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Oig.SignIn.Tests.Flow;

/// <summary>The table in SECURITY.md that names a test for each requirement of signing in.</summary>
public sealed partial class SecurityTableTests
{
    [Fact]
    public void Every_test_that_SECURITY_names_is_there()
    {
        var named = Named().Matches(File.ReadAllText(Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "SECURITY.md")))).ToArray();
        var tests = typeof(SecurityTableTests).Assembly.GetTypes().Where(type => type.Name.EndsWith("Tests", StringComparison.Ordinal)).ToLookup(type => type.Name);
        Assert.InRange(named.Length, 20, int.MaxValue);
        Assert.All(named, match => Assert.Contains(tests[match.Groups[1].Value], type => match.Groups[2].Value.Length == 0 || IsTest(type, match.Groups[2].Value)));
    }

    private static bool IsTest(Type type, string name) => type.GetMethod(name)?.GetCustomAttribute<FactAttribute>() is not null;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"`(\w+Tests)(?:\.(\w+))?`")]
    private static partial Regex Named();
}
