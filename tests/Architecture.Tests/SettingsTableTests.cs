using System.Reflection;
using System.Text.RegularExpressions;

namespace Oig.Architecture.Tests;

/// <summary>A setting that is not in the README's table does not exist, and what stands there is understood.</summary>
public sealed partial class SettingsTableTests
{
    // Read while the program is built, since they decide what it is built of.
    private static readonly string[] WithoutClass = ["Oig:Role", "Oig:DataPath"];

    [Fact]
    public void The_table_of_the_README_and_the_options_name_the_same_settings() =>
        Assert.Equal(Options().Concat(WithoutClass).Order(StringComparer.Ordinal), InReadme().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_class_of_settings_has_a_generated_validator() => Assert.Empty(
        Classes().Where(type => !IsPartOfAnother(type)).Select(type => type.Name).Except(
            Types().Where(type => type.GetInterfaces().Any(one => one.Name == "IValidateOptions`1")).SelectMany(type => type.GetInterfaces())
                .Where(one => one.Name == "IValidateOptions`1").Select(one => one.GetGenericArguments()[0].Name)));

    private static IEnumerable<string> Options() =>
        from type in Classes()
        from property in type.GetProperties()
        where property.CanWrite && !Classes().Contains(property.PropertyType)
        select $"{SectionOf(type)}:{property.Name}";

    private static Type[] Classes() => [.. Types().Where(type => SectionOf(type) is not null)];

    private static IEnumerable<Type> Types() => SourceTree.Built
        .SelectMany(project => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"Oig.{project}.dll")).GetTypes());

    private static string? SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null) as string is { } section
        && section.StartsWith("Oig", StringComparison.Ordinal) ? section : null;

    private static bool IsPartOfAnother(Type type) => Classes().Any(other => other.GetProperties().Any(property => property.PropertyType == type));

    // "`Oig:Control:BoxMode`, `:GridDelivery`" are two of one section.
    private static IEnumerable<string> InReadme()
    {
        var section = "";
        foreach (var name in Rows().SelectMany(row => Name().Matches(row.Split('|')[1])).Select(match => match.Groups[1].Value))
            if (name.StartsWith(':')) yield return section + name;
            else
            {
                section = name[..name.LastIndexOf(':')];
                yield return name;
            }
    }

    private static IEnumerable<string> Rows() => File.ReadAllLines(Repository.Path("README.md"))
        .SkipWhile(line => line != "## Settings").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal));

    [GeneratedRegex("`((?:Oig)?:[A-Za-z0-9:]+)`")]
    private static partial Regex Name();
}
