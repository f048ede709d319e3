namespace Oig.Attack;

/// <summary>Guess after guess for an hour on the server's clock.</summary>
public static class HourOfGuesses
{
    private const string Victim = "load-000003@example.com";

    /// <summary>How many guesses the portal saw.</summary>
    public static async Task<int> RunAsync(Target target, TimeSpan step)
    {
        using var client = new Client(target.Mcp);
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromHours(1); passed += step)
        {
            await client.CallAsync(Victim, $"wrong-{passed}");
            target.Clock.Advance(step);
        }

        return target.LoginsOf(Victim);
    }
}
