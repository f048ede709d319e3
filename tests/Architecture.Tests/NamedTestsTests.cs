using System.Text.RegularExpressions;

namespace Oig.Architecture.Tests;

/// <summary>Documents say which test shows what they claim.</summary>
public sealed partial class NamedTestsTests
{
    private static readonly string[] Tests = [.. SourceTree.CodeFiles("tests").Select(File.ReadAllText)];

    public static TheoryData<string> Documents =>
    [
        .. Directory.GetFiles(Repository.Root, "*.md")
            .Concat(Directory.GetFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)).Select(SourceTree.Short),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_test_that_a_document_names_is_there(string document) => Assert.Empty(
        NamedTest().Matches(Repository.Read(document)).Where(name => !IsThere(name)).Select(name => name.Value));

    [Fact]
    public void Each_chapter_of_the_standard_that_applies_names_a_test() => Assert.All(
        File.ReadLines(Repository.Path("SECURITY.md")).Where(line => Chapter().IsMatch(line)),
        row => Assert.Matches(NamedTest(), row));

    private static bool IsThere(Match name) => Tests.Any(text =>
        Regex.IsMatch(text, $@"\bclass {name.Groups["class"]}\b")
        && (!name.Groups["test"].Success || Regex.IsMatch(text, $@"\b{name.Groups["test"]}\(")));

    [GeneratedRegex(@"`(?<class>[A-Z][A-Za-z0-9]*(?:Tests|Facts))(?:\.(?<test>[A-Z]\w*))?`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"^\| V\d+ ")]
    private static partial Regex Chapter();
}
