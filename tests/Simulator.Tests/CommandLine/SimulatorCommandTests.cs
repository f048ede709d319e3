using System.CommandLine;
using System.Globalization;
using System.IO.Pipelines;
using Oig.Simulator.CommandLine;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.CommandLine;

public sealed class SimulatorCommandTests : IDisposable
{
    private readonly Pipe _output = new();
    private readonly StringWriter _errors = new();
    private readonly CancellationTokenSource _ctrlC = new();

    public void Dispose()
    {
        _errors.Dispose();
        _ctrlC.Dispose();
    }

    [Fact]
    public async Task It_prints_its_address_and_accounts_and_runs_until_Ctrl_C()
    {
        var running = RunAsync("--port", "0", "--base-path", "/cez/", "--load-accounts", "12");
        using var output = new StreamReader(_output.Reader.AsStream());
        var address = (await output.ReadLineAsync())!.Split(' ')[^1];
        var lines = new List<string>();
        while (await output.ReadLineAsync() is { } line && !line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            lines.Add(line.Trim());
        using var visitor = new Visitor(new Uri(address));

        Assert.EndsWith("/cez/", address, StringComparison.Ordinal);
        Assert.Contains("test@example.com: box 2206230001 (King)", lines);
        Assert.Contains("load-000001@example.com to load-000012@example.com", lines);
        Assert.NotNull((await visitor.LogInAsync("load-000012@example.com")).SessionCookie);

        await _ctrlC.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task A_taken_port_is_an_error_in_one_line()
    {
        await using var first = await PortalSimulator.StartAsync();

        Assert.Equal(1, await RunAsync("--port", first.BaseUrl.Port.ToString(CultureInfo.InvariantCulture)));
        Assert.Single(_errors.ToString().Trim().Split('\n'));
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "x")]
    [InlineData("--load-accounts", "1000000")]
    [InlineData("--nonsense", "1")]
    public async Task Bad_arguments_are_refused(params string[] arguments)
    {
        Assert.Equal(1, await RunAsync(arguments));
        Assert.NotEmpty(_errors.ToString());
    }

    private async Task<int> RunAsync(params string[] arguments)
    {
        await using var output = new StreamWriter(_output.Writer.AsStream()) { AutoFlush = true };
        var configuration = new InvocationConfiguration { Output = output, Error = _errors };
        return await SimulatorCommand.Create().Parse(arguments).InvokeAsync(configuration, _ctrlC.Token);
    }
}
