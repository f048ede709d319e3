using Oig.Attack;
using Oig.Attack.Servers;
using Oig.Simulator;

var small = args.Contains("--small");
var other = args.SkipWhile(argument => argument != "--silo").Skip(1).FirstOrDefault();

await using (var portal = await PortalSimulator.StartAsync(new SimulatorOptions { LoadAccounts = SiloFolder.Accounts }))
    await new ServerAttacks(other ?? Path.Combine(AppContext.BaseDirectory, "Oig.Silo.dll"), portal, small).RunAsync();

// What follows needs the server in this process.
if (other is null) await new HostedAttacks(small ? 50 : 1).RunAsync();
