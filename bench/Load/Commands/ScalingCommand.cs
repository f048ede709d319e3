using System.CommandLine;
using Oig.Load.Clients;
using Oig.Load.Measurements;
using Oig.Load.Servers;

namespace Oig.Load.Commands;

/// <summary>Measures what more silos cost, asked by chance and by caller, and a front end before them.</summary>
internal static class ScalingCommand
{
    private const int MostSilos = 4;

    // Of one case: its processes.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(8);

    private static readonly Option<int> Silos = Options.Number("--silos", "Largest number of silos.", MostSilos, 2, MostSilos);

    public static Command Create()
    {
        var command = new Command("scaling", "One to four silos, asked by chance and by caller, front end and one or two silos: answers from memory. Needs redis-server.") { Silos };
        foreach (var option in ShapeOptions.All) command.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        if (!Subject.HasRedis)
        {
            Console.WriteLine($"Scaling is left out: it needs {Subject.Redis}.");
            return;
        }

        var (load, accounts, silos) = (ShapeOptions.Of(parsed), parsed.GetValue(ShapeOptions.Accounts), parsed.GetValue(Silos));
        await using var portal = await PortalProcess.StartAsync(accounts, TimeSpan.Zero);
        using var settings = new Settings(accounts);
        Func<Task<Subject>>[] all = [.. All(new(settings, portal.Address), silos)];
        Announcement.Say($"{silos} numbers of silos, and front ends", all.Length * (Start + load.Length), ".NET and redis-server");
        Table.PrintMachine();
        var figures = await Turns.TakeAsync(load, all.Select(start => new Case(start, accounts)));
        Table.Print(figures);
        PrintRatios(figures);
        PrintHops(figures, silos);
    }

    private static IEnumerable<Func<Task<Subject>>> All(Subjects subjects, int silos) =>
    [
        () => subjects.SilosAsync("1 silo", 1),
        .. Several(silos).Select<int, Func<Task<Subject>>>(count => () => subjects.SilosAsync($"{count} silos, by chance", count)),
        .. Several(silos).Select<int, Func<Task<Subject>>>(count => () => subjects.SilosAsync($"{count} silos, by caller", count, Balancing.Caller)),
        () => subjects.FrontEndAsync("front end and 1 silo", 1), () => subjects.FrontEndAsync("front end and 2 silos", 2),
    ];

    private static IEnumerable<int> Several(int silos) => Enumerable.Range(2, silos - 1);

    private static void PrintRatios(Figures[] figures)
    {
        foreach (var several in figures[1..])
            Table.Say($"{several.Name}: {several.ProcessorPerRequest / figures[0].ProcessorPerRequest:F2} times the processor time of one silo.");
    }

    // Of n silos asked by chance, n - 1 of n calls go on to another silo; asked by caller, none does.
    private static void PrintHops(Figures[] figures, int silos)
    {
        foreach (var count in Several(silos))
        {
            var (chance, caller, share) = (figures[count - 1].ProcessorPerRequest, figures[count + silos - 2].ProcessorPerRequest, (count - 1.0) / count);
            Table.Say($"{count} silos: a hop takes {((chance - caller) / share).TotalMicroseconds:F0} µs = ({chance.TotalMicroseconds:F0} - {caller.TotalMicroseconds:F0}) / {share:F2}.");
        }
    }
}
