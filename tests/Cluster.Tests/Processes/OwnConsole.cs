namespace Oig.Cluster.Tests.Processes;

/// <summary>
/// Runs what the program's <c>Main</c> does in this process, which costs a tenth of a process of its own, and keeps what it prints. The console belongs
/// to the whole process, hence tests with it come one after another.
/// </summary>
internal static class OwnConsole
{
    /// <summary>Name of the tests that use it.</summary>
    public const string Name = "What is printed";

    public static async Task<(int Code, string Output)> RunAsync(Func<Task<int>> main)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var printed = new StringWriter();
        try
        {
            Console.SetOut(TextWriter.Synchronized(printed));
            Console.SetError(Console.Out);
            return (await main(), printed.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
