using Oig.Simulator;

namespace Oig.Attack;

/// <summary>The portal is down while clients go on asking every minute.</summary>
public static class PortalOutage
{
    private const int FirstAccount = 100;

    public static async Task<OutageFigures> RunAsync(Target target, int clients, int accounts, int minutes)
    {
        using var client = new Client(target.Mcp);
        var calls = Enumerable.Range(0, clients).Select(i => (Email(i % accounts), AccountBook.TestPassword)).ToArray();
        var lines = target.Fail2BanLines;
        var answers = new Dictionary<string, int>();
        target.Portal.Switches.FailEverything(Trouble.Unavailable());
        for (var minute = 0; minute < minutes; minute++, target.Clock.Advance(TimeSpan.FromMinutes(1)))
            foreach (var (answer, count) in await client.CallAllAsync(calls, clients))
                answers[answer] = answers.GetValueOrDefault(answer) + count;
        target.Portal.Switches.Heal();
        target.Portal.Requests.Clear();
        var after = await client.CallAllAsync(calls, clients);
        await target.GoIdleAsync();
        return new(answers, after, target.Portal.Requests.Logins.Count, Enumerable.Range(0, accounts).Max(i => target.LoginsOf(Email(i))), target.Fail2BanLines - lines);
    }

    private static string Email(int account) => $"load-{FirstAccount + account:D6}@example.com";
}

/// <param name="During">Answers during the outage.</param>
/// <param name="After">Answers after it.</param>
/// <param name="Logins">Logins after it.</param>
/// <param name="MostLogins">Most logins of one account after it.</param>
/// <param name="Fail2BanLines">Lines that were written.</param>
public sealed record OutageFigures(
    IReadOnlyDictionary<string, int> During, IReadOnlyDictionary<string, int> After, int Logins, int MostLogins, int Fail2BanLines);
