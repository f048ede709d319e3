using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Oig.Cluster.Tests.LongestFirst", "Oig.Cluster.Tests")]

namespace Oig.Cluster.Tests;

/// <summary>Begins with the tests that wait longest, so that the short ones run beside them and not before.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
        [Processes.OneByOne.Name, nameof(Home.RestartTests), nameof(Home.ClockStepTests), InProcess.GrainCluster.Shared, Processes.OwnConsole.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
