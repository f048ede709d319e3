using System.CommandLine;
using Oig.Load.Commands;

return await new RootCommand("Measures the server under load, beside two yardsticks.")
{
    CompareCommand.Create(), SessionsCommand.Create(), StartUpCommand.Create(), YardstickCommand.Create(),
}.Parse(args).InvokeAsync();
