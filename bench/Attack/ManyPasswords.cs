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

    private static long Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}

/// <param name="Answers">Answers to the guesses.</param>
/// <param name="Logins">How many of them the portal saw.</param>
/// <param name="MostLogins">Most that it saw of one account.</param>
/// <param name="Before">Managed memory of the process before, bytes.</param>
/// <param name="RightAfter">The same right after the attack.</param>
/// <param name="OnceIdle">The same once the server is idle.</param>
public sealed record PasswordFigures(
    IReadOnlyDictionary<string, int> Answers, int Logins, int MostLogins, long Before, long RightAfter, long OnceIdle);
