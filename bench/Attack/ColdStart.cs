using Oig.Attack.Servers;
using Oig.Simulator;

namespace Oig.Attack;

/// <summary>The server is restarted, its data kept, while somebody guesses at all accounts as often as the locks permit, and owners come back.</summary>
internal sealed class ColdStart(string program, Uri portal, int owners) : IDisposable
{
    private readonly SiloFolder _folder = new();

    public async Task<ColdStartFigures> RunAsync(TimeSpan attack)
    {
        await using (var silo = await StartAsync())
        {
            using var client = new Client(silo.Mcp);
            foreach (var owner in Owners(0).Concat(Owners(1))) await client.CallAsync(owner.Email, AccountBook.TestPassword, owner.Address);
            await silo.StopAsync();
        }

        await using var restarted = await StartAsync();
        return await AttackAsync(restarted, attack);
    }

    public void Dispose() => _folder.Dispose();

    private Task<SiloProcess> StartAsync() => SiloProcess.StartAsync(program, _folder, portal, SiloProcess.NoAddressLimits);

    private async Task<ColdStartFigures> AttackAsync(SiloProcess silo, TimeSpan attack)
    {
        using var client = new Client(silo.Mcp);
        using var end = new CancellationTokenSource();
        var guesses = GuessAsync(client, end.Token);
        // By now every account is locked, and the attacker takes each chance that comes.
        await Task.Delay(attack);
        var figures = new ColdStartFigures(
            owners, await SuccessesAsync(client, Owners(0)), await SuccessesAsync(client, Owners(1).Select(Moved)), await SuccessesAsync(client, Owners(2)));
        await end.CancelAsync();
        return figures with { Guesses = await guesses };
    }

    private async Task<int> GuessAsync(Client client, CancellationToken end)
    {
        var round = 0;
        for (; !end.IsCancellationRequested; round++)
        {
            await client.CallAllAsync(Owners(0).Concat(Owners(1)).Concat(Owners(2)).Select(owner => (owner.Email, $"wrong-{round}")), atATime: 64);
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }

        return round;
    }

    private static async Task<int> SuccessesAsync(Client client, IEnumerable<(string Email, string Address)> owners)
    {
        var answers = await Task.WhenAll(owners.Select(owner => client.CallAsync(owner.Email, AccountBook.TestPassword, owner.Address)));
        return answers.Count(answer => answer == "success");
    }

    private IEnumerable<(string Email, string Address)> Owners(int kind) =>
        Enumerable.Range(0, owners).Select(i => (SiloFolder.Email(1 + kind * owners + i), $"192.0.2.{i + 1}"));

    private static (string Email, string Address) Moved((string Email, string Address) owner) =>
        (owner.Email, owner.Address.Replace("192.0.2.", "198.51.100.", StringComparison.Ordinal));
}

/// <param name="Owners">Owners of each kind.</param>
/// <param name="Back">Of those who come from where they logged in before, how many are served at their first try.</param>
/// <param name="Moved">The same of those who come from another address.</param>
/// <param name="New">The same of those who never logged in before.</param>
internal sealed record ColdStartFigures(int Owners, int Back, int Moved, int New)
{
    /// <summary>Guesses at each account meanwhile.</summary>
    public int Guesses { get; init; }
}
