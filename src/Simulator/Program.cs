// Short on purpose: the program is SimulatorCommand, which tests run as well; this the process around it.
using Oig.Simulator.CommandLine;

return await SimulatorCommand.Create().Parse(args).InvokeAsync();
