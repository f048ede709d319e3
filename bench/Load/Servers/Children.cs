using System.Collections.Concurrent;
using Oig.Cluster.Tests.Processes;

namespace Oig.Load.Servers;

/// <summary>Processes that end with this program, also when it is told to stop in the middle of a measurement.</summary>
internal static class Children
{
    private static readonly ConcurrentBag<OwnProcess> Started = [];

    static Children() => AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAll();

    public static OwnProcess Start(string program, IEnumerable<string> arguments, Dictionary<string, string>? environment = null)
    {
        var process = OwnProcess.Start(program, arguments, environment);
        Started.Add(process);
        return process;
    }

    private static void EndAll()
    {
        foreach (var process in Started) End(process);
    }

    private static void End(OwnProcess process)
    {
        try
        {
            _ = process.KillAsync();
        }
        catch (InvalidOperationException)
        {
            // Disposed of, hence ended before.
        }
    }
}
