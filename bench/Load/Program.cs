using System.CommandLine;
using Oig.Load.Commands;

Command[] measurements = [CompareCommand.Create(), SessionsCommand.Create(), StartUpCommand.Create(), MissCommand.Create(), LimitCommand.Create(), MixedCommand.Create(), ColdCommand.Create(), ScalingCommand.Create(), IdleCommand.Create()];
var all = new RootCommand("Measures the server under load, beside yardsticks. Without a command it measures everything, for over two hours; each measurement tells its share before it starts.") { YardstickCommand.Create(), PortalCommand.Create() };
foreach (var measurement in measurements) all.Add(measurement);
all.SetAction(async (_, ct) =>
{
    foreach (var measurement in measurements)
        if (await measurement.Parse([]).InvokeAsync(new() { EnableDefaultExceptionHandler = false }, ct) is not 0 and var failed) return failed;
    return 0;
});
try
{
    return await all.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException or TimeoutException or OperationCanceledException)
{
    // Mostly a server that was ended, together with this program.
    Console.Error.WriteLine($"Nothing was measured to its end: {exception.Message}");
    return 1;
}
