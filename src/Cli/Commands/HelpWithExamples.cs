using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Oig.Cli.Commands;

/// <summary>The library's help, followed by examples, where the password goes, and exit codes.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private const string Epilogue = """
        Examples:
          list
          login --url https://battery.example.com/mcp
          get_basic_data
          get_extended_data --name batt --start-date 2026-05-01 --end-date 2026-05-07
          get_notifications --email you@example.com
          set_box_mode --box-mode "Home 2" --actions
          set_grid_delivery --grid-mode limited --limit 3000 --actions
          set_relay --arg relay=1 --arg on=true --actions

        The password belongs in the environment variable OIG_PASSWORD: other users of the
        machine can read a command line. The test account of a server in mock mode on this
        machine needs none. After oig login nothing of that is needed: a browser signs you
        in, on the server's own page. What is given on the command line or in OIG_PASSWORD
        comes before that, the system's keyring after it.

        Exit codes:
          0  the tool answered; its result is on stdout
          1  the tool reported an error; its answer is on stdout, the reason on stderr
          2  the command line is wrong
          3  no connection to an MCP server, or not signed in
        130  interrupted

        """;

    private readonly HelpAction _usual = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = _usual.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.Write(Epilogue);
        return exitCode;
    }
}
