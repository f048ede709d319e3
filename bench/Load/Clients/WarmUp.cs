namespace Oig.Load.Clients;

/// <summary>Logs every account in, many at once: the portal is asked at most once a second for each.</summary>
internal static class WarmUp
{
    private const int AtOnce = 1000;

    public static Task RunAsync(Uri node, int accounts, int first = 1) => Parallel.ForEachAsync(
        Enumerable.Range(first, accounts),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (account, ct) =>
        {
            using var caller = new Caller();
            await caller.AskAsync(node, account, ct);
        });
}
