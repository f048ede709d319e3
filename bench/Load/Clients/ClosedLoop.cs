using System.Diagnostics;

namespace Oig.Load.Clients;

/// <summary>Each connection sends its next request when it has the answer to the one before.</summary>
internal static class ClosedLoop
{
    public static async Task<IReadOnlyList<TimeSpan>> RunAsync(Target target, int connections, TimeSpan length)
    {
        var begun = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => WorkAsync(target, begun, length))));
        return [.. latencies.SelectMany(each => each)];
    }

    private static async Task<List<TimeSpan>> WorkAsync(Target target, long begun, TimeSpan length)
    {
        using var caller = target.NewCaller();
        var latencies = new List<TimeSpan>();
        while (Stopwatch.GetElapsedTime(begun) < length)
        {
            var (node, account) = target.Next();
            var sent = Stopwatch.GetTimestamp();
            await caller.AskAsync(node, account, CancellationToken.None);
            latencies.Add(Stopwatch.GetElapsedTime(sent));
        }

        return latencies;
    }
}
