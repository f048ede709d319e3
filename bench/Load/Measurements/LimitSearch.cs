using Oig.Load.Clients;
using Oig.Load.Servers;

namespace Oig.Load.Measurements;

/// <summary>Where to look for the largest number of accounts, how often to halve the gap once it is found, and how late an answer may be.</summary>
internal sealed record LimitBounds(int From, int Most, int Halvings, TimeSpan Latest);

/// <summary>Looks for the largest number of accounts, each asked once in the lifetime of a snapshot, whose answers do not come too late.</summary>
internal sealed class LimitSearch(Subject silo, PortalProcess portal, LimitBounds bounds, TimeSpan step, Connections connections)
{
    private const double NearlyAll = 0.99;

    private int _loggedIn;

    /// <summary>The largest number that was carried, 0 when not even the first was, and the smallest that was not; null when all were.</summary>
    public async Task<(int Carried, int? TooMany)> RunAsync()
    {
        var (carried, tooMany) = (0, (int?)null);
        for (var accounts = bounds.From; tooMany is null && accounts <= bounds.Most; accounts *= 2)
            if (await CarriesAsync(accounts)) carried = accounts;
            else tooMany = accounts;
        for (var halving = 0; halving < bounds.Halvings && tooMany is { } most; halving++)
            if ((carried + most) / 2 is var accounts && await CarriesAsync(accounts)) carried = accounts;
            else tooMany = accounts;
        return (carried, tooMany);
    }

    private async Task<bool> CarriesAsync(int accounts)
    {
        var rate = accounts / MissRun.Rest.TotalSeconds;
        Table.Progress($"{accounts} accounts: logging in");
        await WarmUp.RunAsync(silo.Nodes, Math.Max(0, accounts - _loggedIn), _loggedIn + 1);
        _loggedIn = Math.Max(_loggedIn, accounts);
        using var load = new MissCase(silo, portal, new(accounts, rate, step, 1, TimeSpan.Zero, connections), MissRun.Rest);
        var figures = await load.TakeAsync(step);
        MissTable.Print($"{accounts} accounts", figures);
        return figures.Failed == 0 && figures.Misses > NearlyAll && figures.P99 <= bounds.Latest;
    }
}
