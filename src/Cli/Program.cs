// Short on purpose: the program is CommandLine, this the process around it.
using System.Text;
using Oig.Cli;
using Oig.Cli.SignIn;

// Czech letters survive a pipe or a console whose own encoding is another one.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var settings = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
var terminal = new Terminal(Console.Out, Console.Error, Environment.GetEnvironmentVariable, TimeProvider.System, !Console.IsOutputRedirected)
{
    Input = Console.IsInputRedirected ? null : Console.In,
    Settings = settings.Length == 0 ? null : Path.Combine(settings, "oig"),
    OpenBrowser = SystemBrowser.Open,
};
return await CommandLine.RunAsync(args, terminal);
