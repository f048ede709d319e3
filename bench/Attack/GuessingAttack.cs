using Oig.Simulator;

namespace Oig.Attack;

/// <summary>Guesses at one account under many spellings of its e-mail, and many at once at another, while their owners go on.</summary>
public static class GuessingAttack
{
    public const string First = "load-000001@example.com";
    public const string Second = "load-000002@example.com";

    public static async Task<GuessingFigures> RunAsync(Target target, int spellings, int atOnce)
    {
        using var client = new Client(target.Mcp);
        using var owner = new Client(target.Mcp, "192.0.2.1");
        foreach (var email in (string[])[First, Second]) await owner.CallAsync(email, AccountBook.TestPassword);
        var spelt = await client.CallAllAsync(
            Enumerable.Range(0, spellings).Select(i => (Spellings.Of(First, i), $"wrong-{i}")), atATime: 32);
        var parallel = await client.CallAllAsync(Enumerable.Range(0, atOnce).Select(i => (Second, $"wrong-{i}")), atOnce);
        var (spelled, together) = (target.LoginsOf(First) - 1, target.LoginsOf(Second) - 1);
        var going = await owner.CallAsync(First, AccountBook.TestPassword);
        await target.GoIdleAsync();
        var fresh = await owner.CallAsync(First, AccountBook.TestPassword);
        return new(spelt, spelled, parallel, together, going, fresh, target.LoginsOf(First) - 1 - spelled, await client.CallAsync(First, "wrong-again"));
    }
}

/// <param name="Spelt">Answers to the guesses under many spellings.</param>
/// <param name="SpeltLogins">How many of them the portal saw.</param>
/// <param name="Parallel">Answers to the guesses at once.</param>
/// <param name="ParallelLogins">How many of them the portal saw.</param>
/// <param name="GoingOn">Answer to the owner's session during the attack.</param>
/// <param name="Fresh">Answer to the owner after all activations are gone.</param>
/// <param name="FreshLogins">How many logins that took.</param>
/// <param name="AfterFresh">Answer to a new guess after that.</param>
public sealed record GuessingFigures(
    IReadOnlyDictionary<string, int> Spelt, int SpeltLogins, IReadOnlyDictionary<string, int> Parallel, int ParallelLogins,
    string GoingOn, string Fresh, int FreshLogins, string AfterFresh);
