using System.CommandLine;
using Oig.Load.Clients;

namespace Oig.Load.Commands;

/// <summary>Options of all measurements that read the portal.</summary>
internal static class MissOptions
{
    public static readonly Option<Connections> Kind = new("--connections")
    {
        Description = "New: each call opens a connection; Kept: calls share open ones.", DefaultValueFactory = _ => Connections.New,
    };

    private static readonly Option<int> Milliseconds = new("--delay") { Description = "Milliseconds after which the portal answers.", DefaultValueFactory = _ => 150 };

    public static Option Delay => Milliseconds;

    public static TimeSpan DelayOf(ParseResult parsed) => TimeSpan.FromMilliseconds(parsed.GetValue(Milliseconds));
}

/// <summary>What is said before a measurement starts.</summary>
internal static class Announcement
{
    /// <summary>What is measured, how long that takes, and what it needs.</summary>
    public static void Say(FormattableString what, TimeSpan length, string needs = ".NET alone") => Console.WriteLine(
        FormattableString.Invariant(what) + FormattableString.Invariant($": about {Math.Ceiling(length.TotalMinutes):F0} min on a machine with nothing else to do; needs {needs}."));
}
