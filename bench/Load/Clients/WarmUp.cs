namespace Oig.Load.Clients;

/// <summary>Logs every account in, many at once: the portal is asked at most once a second for each.</summary>
internal static class WarmUp
{
    private const int AtOnce = 1000;
    private const int Tries = 5;

    // On two cores that the simulated portal and this program share.
    private const double LoginsPerSecond = 100;

    /// <summary>Logs all accounts of the target in, and then keeps its server busy until the compiler has done its work.</summary>
    public static async Task WithLoadAsync(Target target, int connections, TimeSpan length)
    {
        await RunAsync(target.Nodes, target.Accounts);
        await ClosedLoop.RunAsync(target, connections, length);
    }

    /// <summary>About how long it takes to log so many accounts in.</summary>
    public static TimeSpan LengthOf(int accounts) => TimeSpan.FromSeconds(accounts / LoginsPerSecond);

    /// <summary>Logs accounts in, from the first one on, each at its home.</summary>
    public static async Task RunAsync(IReadOnlyList<Uri> nodes, int accounts, int first = 1)
    {
        using var caller = new Caller(connections: ConnectionHandlers.Of(Connections.New));
        await Parallel.ForEachAsync(
            Enumerable.Range(first, accounts),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (account, ct) => await LogInAsync(caller, Target.HomeOf(account, nodes), account, ct));
    }

    // So many at once may be too many for a busy machine: an owner who gets an error asks again, too.
    private static async Task LogInAsync(Caller caller, Uri node, int account, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await caller.AskAsync(node, account, ct);
                return;
            }
            catch (FailedCallException) when (tries < Tries)
            {
                await Task.Delay(TimeSpan.FromSeconds(tries), ct);
            }
        }
    }
}
