using System.Text.Json.Nodes;
using ModelContextProtocol.Authentication;
using Oig.Cli;

namespace Oig.SignIn.Tests.Tool;

/// <summary>The program <c>oig</c> in this process, in a home of its own, before a server.</summary>
internal sealed class OigProgram(Uri mcp) : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-login-");

    /// <summary>The program itself, for those who start it. The copy beside the tests would find the web framework's libraries instead of its own.</summary>
    public static string Assembly { get; } = Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "SignIn.Tests"), Path.Combine("src", "Cli"), StringComparison.Ordinal), "Oig.Cli.dll");

    public string Home => _home.FullName;

    /// <summary>The file that it keeps its sign-in in.</summary>
    public string Kept => Directory.Exists(Path.Combine(Home, "oig", "servers")) ? Directory.GetFiles(Path.Combine(Home, "oig", "servers")).SingleOrDefault() ?? "none" : "none";

    public string AccessToken => (string)Read()[nameof(TokenContainer.AccessToken)]!;

    public string RefreshToken => (string)Read()[nameof(TokenContainer.RefreshToken)]!;

    public Task<Ran> RunAsync(string command, params string[] more) => GoAsync(new(TextWriter.Null, TextWriter.Null, _ => null, TimeProvider.System), command, more);

    /// <summary>Signs in, in the way that <paramref name="browse"/> does with the page.</summary>
    public Task<Ran> LoginAsync(bool control = false, Func<Uri, Task>? browse = null, Typed? typed = null, TimeProvider? time = null) => GoAsync(
        new(TextWriter.Null, TextWriter.Null, _ => null, time ?? TimeProvider.System)
        {
            Input = typed,
            OpenBrowser = page =>
            {
                _ = (browse ?? (page => OwnerAtPage.SignInAsync(page, control)))(page);
                return true;
            },
        }, "login");

    public void Change(Action<JsonNode> change)
    {
        var tokens = Read();
        change(tokens);
        File.WriteAllText(Kept, tokens.ToJsonString());
    }

    public void Dispose() => _home.Delete(recursive: true);

    private async Task<Ran> GoAsync(Terminal terminal, string command, params string[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var here = terminal with { Output = TextWriter.Synchronized(output), Error = TextWriter.Synchronized(error), Settings = Path.Combine(Home, "oig") };
        var exitCode = await CommandLine.RunAsync([command, "--url", mcp.AbsoluteUri, .. more], here);
        return new(exitCode, output.ToString(), error.ToString());
    }

    private JsonNode Read() => JsonNode.Parse(File.ReadAllText(Kept))!;
}

/// <summary>What a run of the program left.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error);
