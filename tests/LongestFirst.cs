using Xunit.Abstractions;

namespace Oig.Tests;

/// <summary>Begins with the tests that wait longest, so that the short ones run beside them and not before.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // Ends of their collections' names; each project has some of them.
    private static readonly string[] Longest =
    [
        "Clusters of processes", "RestartTests", "ClockStepTests", "Grains of two silos", "What is printed",
        "AttackTests", "QuestionsTests", "ControlAnswerTests", "Tests with a browser", "pages",
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(Longest, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}
