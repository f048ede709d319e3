namespace Oig.Load.Clients;

/// <summary>Asks until the server's compiler has done its work: until the throughput no longer rises.</summary>
internal static class SteadyState
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private const int MostWindows = 24;
    private const int EqualWindows = 3;
    private const double Rising = 1.02;

    public static async Task ReachAsync(Target target, int connections)
    {
        var (best, sinceBest) = (0, 0);
        for (var window = 0; window < MostWindows && sinceBest < EqualWindows; window++)
        {
            var answered = (await ClosedLoop.RunAsync(target, connections, Window)).Count;
            sinceBest = answered > best * Rising ? 0 : sinceBest + 1;
            best = Math.Max(best, answered);
        }
    }
}
