namespace Oig.Attack;

/// <summary>Different wrong passwords for many accounts, and what is left of them in memory.</summary>
public static class ManyPasswords
{
    private const int FirstAccount = 1_000;
    private const int FirstWarmUpAccount = 500;

    public static async Task<PasswordFigures> RunAsync(Target target, int passwords, int accounts)
    {
        using var client = new Client(target.Mcp);
        // The server's first thousand requests fill pools and caches that stay.
        await client.CallAllAsync(Guesses(1_000, FirstWarmUpAccount, 10), atATime: 64);
        await target.GoIdleAsync();
        target.Portal.Requests.Clear();
        var before = Memory();
        var answers = await client.CallAllAsync(Guesses(passwords, FirstAccount, accounts), atATime: 64);
        var most = Enumerable.Range(0, accounts).Max(i => target.LoginsOf(Email(FirstAccount + i)));
        var logins = target.Portal.Requests.Logins.Count;
        target.Portal.Requests.Clear();
        var peak = Memory();
        await target.GoIdleAsync();
        return new(answers, logins, most, before, peak, Memory());
    }

    private static IEnumerable<(string Email, string Password)> Guesses(int count, int firstAccount, int accounts) =>
        Enumerable.Range(0, count).Select(i => (Email(firstAccount + i % accounts), $"wrong-{i}"));

    private static string Email(int account) => $"load-{account:D6}@example.com";

    private static MemoryUse Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return new(GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }
}

/// <param name="Answers">Answers to the guesses.</param>
/// <param name="Logins">How many of them the portal saw.</param>
/// <param name="MostLogins">Most that it saw of one account.</param>
/// <param name="Before">Memory of the process before, portal and guesser included.</param>
/// <param name="RightAfter">The same right after the attack.</param>
/// <param name="OnceIdle">The same once the server is idle.</param>
public sealed record PasswordFigures(
    IReadOnlyDictionary<string, int> Answers, int Logins, int MostLogins, MemoryUse Before, MemoryUse RightAfter, MemoryUse OnceIdle);

/// <param name="Managed">Objects on the heap, bytes.</param>
/// <param name="Resident">What the system counts, bytes.</param>
public sealed record MemoryUse(long Managed, long Resident);
