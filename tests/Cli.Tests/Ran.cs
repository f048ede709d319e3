using System.Text.Json;

namespace Oig.Cli.Tests;

/// <summary>One run of the whole program, in this process.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonElement.Parse(Output);

    /// <summary>The value that an echoing tool was sent, as JSON; "" when it was not sent.</summary>
    public string Argument(string name) => Echoed("arguments", name) is { } sent ? JsonSerializer.Serialize(sent) : "";

    /// <summary>The header that an echoing tool was sent; null when it was not.</summary>
    public string? Header(string name) => Echoed("headers", name)?.GetString();

    public static Task<Ran> WithAsync(params string[] arguments) => WithAsync(password: null, arguments);

    public static async Task<Ran> WithAsync(string? password, string[] arguments, CancellationToken interrupted = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, name => name is "OIG_PASSWORD" ? password : null, TimeProvider.System);
        var exitCode = await CommandLine.RunAsync(arguments, terminal, interrupted);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Asserts that the program failed with this code, said nothing on stdout, and gives its only line on stderr.</summary>
    public string OnlyError(int exitCode)
    {
        Assert.Equal("", Output);
        return LastWord(exitCode);
    }

    /// <summary>Asserts that the program failed with this code and gives its only line on stderr.</summary>
    public string LastWord(int exitCode)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.EndsWith(Environment.NewLine, Error);
        return Assert.Single(Error.TrimEnd().Split('\n'));
    }

    private JsonElement? Echoed(string part, string name)
    {
        Assert.Equal((0, ""), (ExitCode, Error));
        return Json.GetProperty(part).TryGetProperty(name, out var value) ? value : null;
    }
}
