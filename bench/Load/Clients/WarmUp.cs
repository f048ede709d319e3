namespace Oig.Load.Clients;

/// <summary>Logs every account in, many at once: the portal is asked at most once a second for each.</summary>
internal static class WarmUp
{
    private const int AtOnce = 1000;

    /// <summary>Logs all accounts of the target in, and then keeps its server busy until the compiler has done its work.</summary>
    public static async Task WithLoadAsync(Target target, int connections, TimeSpan length)
    {
        await RunAsync(target.Nodes[0], target.Accounts);
        await ClosedLoop.RunAsync(target, connections, length);
    }

    public static Task RunAsync(Uri node, int accounts, int first = 1) => Parallel.ForEachAsync(
        Enumerable.Range(first, accounts),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (account, ct) =>
        {
            using var caller = new Caller();
            await caller.AskAsync(node, account, ct);
        });
}
