using System.CommandLine;
using Oig.Load.Commands;

Command[] measurements = [CompareCommand.Create(), SessionsCommand.Create(), StartUpCommand.Create(), MissCommand.Create(), LimitCommand.Create(), MixedCommand.Create(), ColdCommand.Create(), ScalingCommand.Create()];
var all = new RootCommand("Measures the server under load, beside yardsticks. Without a command it measures everything, for an hour and three quarters; each measurement tells its share before it starts.") { YardstickCommand.Create(), PortalCommand.Create() };
foreach (var measurement in measurements) all.Add(measurement);
all.SetAction(async (_, ct) =>
{
    foreach (var measurement in measurements)
        if (await measurement.Parse([]).InvokeAsync(cancellationToken: ct) is not 0 and var failed) return failed;
    return 0;
});
return await all.Parse(args).InvokeAsync();
