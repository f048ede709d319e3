using System.Collections.Concurrent;
using System.Diagnostics;
using Oig.Load.Clients;
using Oig.Load.Servers;

namespace Oig.Load.Measurements;

/// <summary>All accounts ask right after a start, in the order of their numbers and within a short time; whoever gets an error asks again.</summary>
internal sealed class ColdStart(Subject silo, int accounts, TimeSpan within)
{
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, int> _errors = new();

    public async Task<ColdFigures> RunAsync()
    {
        using var caller = new Caller(connections: ConnectionHandlers.Of(Connections.New));
        var begun = Stopwatch.GetTimestamp();
        var served = await Task.WhenAll(Enumerable.Range(1, accounts).Select(account => ServeAsync(caller, account, begun)));
        return ColdFigures.Of(served, _errors);
    }

    private async Task<ColdCall> ServeAsync(Caller caller, int account, long begun)
    {
        await Task.Delay(within * account / accounts);
        var asked = Stopwatch.GetElapsedTime(begun);
        while (await TryAsync(caller, account) is { } error)
        {
            _errors.AddOrUpdate(error, 1, (_, count) => count + 1);
            if (Stopwatch.GetElapsedTime(begun) > Patience) throw new InvalidOperationException($"Account {account} is not served: {error}");
            await Task.Delay(BeforeNextTry);
        }

        return new(asked, Stopwatch.GetElapsedTime(begun));
    }

    private async Task<string?> TryAsync(Caller caller, int account)
    {
        var failure = await caller.TryAsync(Question.Readings, silo.Nodes[0], account);
        return (failure as FailedCallException)?.Code ?? failure?.Message;
    }
}

/// <summary>When an account asked, and when it had its readings, since the first one asked.</summary>
internal readonly record struct ColdCall(TimeSpan Asked, TimeSpan Served);

/// <param name="Median">Half of the accounts waited no longer for their readings.</param>
/// <param name="P99">99 of 100 waited no longer.</param>
/// <param name="Longest">Nobody waited longer.</param>
/// <param name="Overtaken">How many accounts that asked later were served earlier, for the account in the middle and for the worst one.</param>
/// <param name="Errors">Answers with an error, by code.</param>
internal sealed record ColdFigures(TimeSpan Median, TimeSpan P99, TimeSpan Longest, (int Middle, int Most) Overtaken, IReadOnlyDictionary<string, int> Errors)
{
    public static ColdFigures Of(ColdCall[] calls, IReadOnlyDictionary<string, int> errors)
    {
        TimeSpan[] waits = [.. calls.Select(call => call.Served - call.Asked).Order()];
        int[] overtaken = [.. calls.Select(call => calls.Count(other => other.Asked > call.Asked && other.Served < call.Served)).Order()];
        return new(Statistics.At(waits, 0.5), Statistics.At(waits, 0.99), waits[^1], (overtaken[overtaken.Length / 2], overtaken[^1]), errors);
    }
}
