using System.CommandLine;
using Oig.Load.Clients;
using Oig.Load.Measurements;

namespace Oig.Load.Commands;

/// <summary>Options that measurements share.</summary>
internal static class Options
{
    /// <summary>Largest number of load accounts that the simulated portal has.</summary>
    public const int MostAccounts = 999_999;

    private const int LongestDelay = 10_000;
    private const int LongestTurn = 600;

    public static readonly Option<Connections> Kind = new("--connections")
    {
        Description = "New: each call opens a connection; Kept: calls share open ones.",
        DefaultValueFactory = _ => Connections.New,
    };

    public static readonly Option<int> Delay = Number("--delay", "Milliseconds after which the portal answers.", 150, 0, LongestDelay);

    public static TimeSpan DelayOf(ParseResult parsed) => TimeSpan.FromMilliseconds(parsed.GetValue(Delay));

    /// <summary>How often every case has its turn.</summary>
    public static Option<int> Rounds(int standard) => Number("--rounds", "Rounds in which every case has its turn; the table shows the median.", standard, 1, 1000);

    /// <summary>How long a turn is.</summary>
    public static Option<int> Seconds(int standard) => Number("--seconds", "Seconds of a turn.", standard, 1, LongestTurn);

    /// <summary>How long a case is under load before it counts.</summary>
    public static Option<int> WarmUp(int standard) => Number("--warm-up", "Seconds of load before the first turn, until the compiler has done its work.", standard, 0, LongestTurn);

    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Number(string name, string description, int standard, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            // What is no number at all is reported by the parser itself.
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var value) && (value < least || value > most)) result.AddError($"{name} takes {least} to {most}.");
        });
        return option;
    }
}

/// <summary>Options of the load on servers that answer from memory.</summary>
internal static class ShapeOptions
{
    private static readonly Option<int> Connections = Options.Number("--connections", "Connections.", LoadShape.Usual.Connections, 1, 10_000);
    private static readonly Option<int> Rounds = Options.Rounds(LoadShape.Usual.Rounds);
    private static readonly Option<int> Seconds = Options.Seconds((int)LoadShape.Usual.Turn.TotalSeconds);
    private static readonly Option<int> WarmUp = Options.WarmUp((int)LoadShape.Usual.WarmUp.TotalSeconds);

    public static readonly Option<int> Accounts = Options.Number("--accounts", "Accounts.", 100, 1, Options.MostAccounts);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All { get; } = [Accounts, Connections, Rounds, Seconds, WarmUp];

    public static LoadShape Of(ParseResult parsed) => new(
        parsed.GetValue(Connections), null, TimeSpan.FromSeconds(parsed.GetValue(Seconds)), parsed.GetValue(Rounds), TimeSpan.FromSeconds(parsed.GetValue(WarmUp)));
}

/// <summary>What is said before a measurement starts.</summary>
internal static class Announcement
{
    /// <summary>What is measured, how long that takes, and what it needs.</summary>
    public static void Say(FormattableString what, TimeSpan length, string needs = ".NET alone") => Console.WriteLine(
        FormattableString.Invariant(what) + FormattableString.Invariant($": about {Math.Ceiling(length.TotalMinutes):F0} min on a machine with nothing else to do; needs {needs}."));
}
