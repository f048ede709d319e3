using System.Globalization;

namespace Oig.Load.Clients;

/// <summary>Kinds of calls that real owners make.</summary>
internal enum CallKind
{
    /// <summary>Live readings that have gone stale.</summary>
    Miss,

    /// <summary>Live readings that somebody has just asked for.</summary>
    Hit,

    /// <summary>A series of one day.</summary>
    Series,

    /// <summary>Notifications.</summary>
    Notifications,

    /// <summary>Live readings with a wrong password.</summary>
    WrongPassword,
}

/// <summary>Draws calls: so many of a hundred of each kind, the rest misses.</summary>
internal sealed class Mix(Circle circle, double missesPerSecond)
{
    private const int DaysOfSeries = 300;

    private static readonly CallKind[] Hundred =
    [
        .. Enumerable.Repeat(CallKind.Hit, 20), .. Enumerable.Repeat(CallKind.Series, 10), .. Enumerable.Repeat(CallKind.Notifications, 5), CallKind.WrongPassword,
        .. Enumerable.Repeat(CallKind.Miss, 64),
    ];

    /// <summary>Part of all calls that are misses.</summary>
    public static double Misses { get; } = Hundred.Count(kind => kind == CallKind.Miss) / (double)Hundred.Length;

    // Fresh still, also after another server's turn, and rested long enough for the portal to be asked something else at once.
    private static readonly (double Newest, double Oldest) SecondsAgo = (2, 15);

    /// <summary>The next call: its kind, whom it is for, and what it asks.</summary>
    public (CallKind Kind, int Account, Question Question) Next()
    {
        var kind = Hundred[Random.Shared.Next(Hundred.Length)];
        return (kind, kind == CallKind.Miss ? circle.Next() : Recent(), QuestionOf(kind));
    }

    private int Recent() =>
        circle.Before((int)(missesPerSecond * (SecondsAgo.Newest + (Random.Shared.NextDouble() * (SecondsAgo.Oldest - SecondsAgo.Newest)))));

    private static Question QuestionOf(CallKind kind) => kind switch
    {
        CallKind.Series => Question.Series(1 + Random.Shared.Next(DaysOfSeries)),
        CallKind.Notifications => Question.Notifications,
        CallKind.WrongPassword => Question.Readings with { Password = string.Create(CultureInfo.InvariantCulture, $"wrong-{Random.Shared.Next()}") },
        _ => Question.Readings,
    };
}
