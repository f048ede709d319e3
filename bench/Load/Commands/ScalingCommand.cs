using System.CommandLine;
using Oig.Load.Measurements;
using Oig.Load.Servers;

namespace Oig.Load.Commands;

/// <summary>Measures what more silos cost, and a front end before them.</summary>
internal static class ScalingCommand
{
    private const int MostSilos = 4;
    private const int Cases = MostSilos + 2;

    // Of one case: its processes.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(8);

    public static Command Create()
    {
        var command = new Command("scaling", "One to four silos asked by chance, front end and one or two silos: answers from memory. Needs redis-server.");
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

        var (load, accounts) = (ShapeOptions.Of(parsed), parsed.GetValue(ShapeOptions.Accounts));
        Announcement.Say($"{MostSilos} numbers of silos, and front ends", Cases * (Start + load.Length), ".NET and redis-server");
        Table.PrintMachine();
        await using var portal = await PortalProcess.StartAsync(accounts, TimeSpan.Zero);
        using var settings = new Settings(accounts);
        var subjects = new Subjects(settings, portal.Address);
        var figures = await Turns.TakeAsync(load, All(subjects).Select(start => new Case(start, accounts)));
        Table.Print(figures);
        PrintHops(figures);
    }

    private static IEnumerable<Func<Task<Subject>>> All(Subjects subjects) =>
    [
        .. Enumerable.Range(1, MostSilos).Select<int, Func<Task<Subject>>>(silos => () => subjects.SilosAsync($"{silos} {(silos == 1 ? "silo" : "silos")}", silos)),
        () => subjects.FrontEndAsync("front end and 1 silo", 1), () => subjects.FrontEndAsync("front end and 2 silos", 2),
    ];

    // Of n silos asked by chance, n - 1 of n calls go on to another silo; one silo's are the cost without that.
    private static void PrintHops(Figures[] figures)
    {
        for (var silos = 2; silos <= MostSilos; silos++)
        {
            var (one, several, share) = (figures[0].ProcessorPerRequest, figures[silos - 1].ProcessorPerRequest, (silos - 1.0) / silos);
            Table.Say($"{silos} silos: {several / one:F2} times the processor time of one; a hop takes {((several - one) / share).TotalMicroseconds:F0} µs = ({several.TotalMicroseconds:F0} - {one.TotalMicroseconds:F0}) / {share:F2}.");
        }
    }
}
