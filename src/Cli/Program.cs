// Short on purpose: the program is CommandLine, this the process around it.
using System.Text;
using Oig.Cli;

// Czech letters survive a pipe or a console whose own encoding is another one.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var terminal = new Terminal(Console.Out, Console.Error, Environment.GetEnvironmentVariable, TimeProvider.System, !Console.IsOutputRedirected);
return await CommandLine.RunAsync(args, terminal);
