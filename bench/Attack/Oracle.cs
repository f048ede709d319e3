using System.Collections.Concurrent;
using System.Diagnostics;
using Oig.Attack.Servers;
using Oig.Simulator;

namespace Oig.Attack;

/// <summary>
/// How many guesses at an account whose owner is logged in get judged within an hour: after how many wrong ones the right one is still told
/// from them. Each try takes an account of its own.
/// </summary>
internal sealed class Oracle(SiloProcess silo, SiloFolder folder, int guesses) : IDisposable
{
    private const int AtATime = 32;

    // A refusal is to take a quarter of a second; what comes sooner cost the guesser nothing.
    private static readonly TimeSpan Free = TimeSpan.FromMilliseconds(200);

    private readonly Client _client = new(silo.Mcp, "192.0.2.1");
    private int _account;

    public async Task<OracleFigures> RunAsync()
    {
        var lines = folder.Fail2BanLines;
        var took = await GuessAsync(NextAccount(), guesses, OneAddress);
        // Lines are written behind the answers.
        await Task.Delay(TimeSpan.FromSeconds(1));
        lines = folder.Fail2BanLines - lines;
        return new(guesses, took.Count(time => time < Free), lines, await JudgedAsync(OneAddress), await JudgedAsync(ManyAddresses));
    }

    public void Dispose() => _client.Dispose();

    private static string OneAddress(int guess) => "203.0.113.9";

    private static string ManyAddresses(int guess) => $"198.18.{guess / 250}.{guess % 250 + 1}";

    /// <summary>Most wrong guesses after which the right one still succeeds.</summary>
    private async Task<int> JudgedAsync(Func<int, string> addressOf)
    {
        var (judged, tooMany) = (0, guesses + 1);
        while (tooMany - judged > 1)
        {
            // The first try is with all of them.
            var wrong = tooMany > guesses ? guesses : (judged + tooMany) / 2;
            if (await IsFoundAfterAsync(wrong, addressOf)) judged = wrong;
            else tooMany = wrong;
        }

        return judged;
    }

    private async Task<bool> IsFoundAfterAsync(int wrong, Func<int, string> addressOf)
    {
        var account = NextAccount();
        await GuessAsync(account, wrong, addressOf);
        return await _client.CallAsync(account, AccountBook.TestPassword, addressOf(wrong)) == "success";
    }

    private async Task<IReadOnlyCollection<TimeSpan>> GuessAsync(string account, int count, Func<int, string> addressOf)
    {
        var owner = await _client.CallAsync(account, AccountBook.TestPassword);
        if (owner != "success") throw new InvalidOperationException($"The owner of {account} is not served: {owner}.");
        var took = new ConcurrentBag<TimeSpan>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (guess, _) =>
        {
            var begin = Stopwatch.GetTimestamp();
            await _client.CallAsync(account, $"wrong-{guess}", addressOf(guess));
            took.Add(Stopwatch.GetElapsedTime(begin));
        });
        return took;
    }

    private string NextAccount() => SiloFolder.Email(++_account);
}

/// <param name="Guesses">Guesses at one account from one address.</param>
/// <param name="Free">How many of them were answered without delay.</param>
/// <param name="Lines">Lines for fail2ban that they left.</param>
/// <param name="JudgedForAddress">Most guesses from one address after which the right password is still told from them.</param>
/// <param name="JudgedForAll">The same for guesses that each come from another address.</param>
internal sealed record OracleFigures(int Guesses, int Free, int Lines, int JudgedForAddress, int JudgedForAll);
