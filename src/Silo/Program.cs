using Oig.Api.Hosting;
using Oig.Silo;
using Oig.Silo.Operator;

return args switch
{
    [OperatorCommand.Name, .. var rest] => await OperatorCommand.RunAsync(rest),
    _ when args.Any(arg => arg is "--help" or "-h" or "-?" or "help") => Help.Print(),
    _ when args.Contains(Check.Argument) => await Check.RunAsync([.. args.Where(arg => arg != Check.Argument)]),
    _ => await ServerRun.RunAsync(() => SiloApp.BuildAsync(args)),
};

/// <summary><c>--help</c>.</summary>
internal static class Help
{
    private const string Text = """
        Serves an MCP server for the ČEZ / OIG Battery Box at http://0.0.0.0:8000/mcp.

        Usage: dotnet run --project src/Silo -- [--check] [--urls http://127.0.0.1:8000] [--Oig:Section:Key=value ...]

               dotnet run --project src/Silo -- operator                      lists the operator's commands for a running silo

        --check starts nothing: it tries settings, files, ports, state and portal, prints a line for each, and ends with 0 when all are good, else 1.

        Environment variables (a setting Oig:Section:Key is Oig__Section__Key there):
          OIG_CLOUD_MOCK=1            serve a simulated portal, no account needed
          ASPNETCORE_URLS             addresses to listen on
          Oig__Access__WhitelistPath  file of allowed e-mails, one a line (default whitelist.txt)
          Oig__Access__AllowedHosts   names clients use beside localhost
          Oig__Control__Enabled=true  allow changes of boxes (default: only while listening on loopback)
          Oig__Portal__BaseUrl        the portal (default https://portal.oigpower.cz/)
          Oig__Role                   All, or Silo or FrontEnd for a process of its own

        The README lists every setting. Stop with Ctrl-C.
        """;

    public static int Print()
    {
        Console.WriteLine(Text);
        return 0;
    }
}
