using Oig.Cli.Tests.Server;

namespace Oig.Cli.Tests;

public sealed class Interruptions(FakeServer server) : IClassFixture<FakeServer>
{
    [Fact]
    public async Task A_running_call_ends_at_once_with_130()
    {
        using var interrupt = new CancellationTokenSource();
        var running = Ran.WithAsync(null, ["slow", "--url", server.Url], interrupt.Token);
        Assert.True(await server.SlowIsRunning.WaitAsync(TimeSpan.FromSeconds(60)));
        await interrupt.CancelAsync();
        Assert.Equal("Interrupted.", (await running).OnlyError(130));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_process_with_130_and_one_line()
    {
        using var process = CliProcess.Start(["slow", "--url", server.Url]);
        Assert.True(await server.SlowIsRunning.WaitAsync(TimeSpan.FromSeconds(60)));
        process.PressCtrlC();
        Assert.Equal("Interrupted.", (await process.EndedAsync()).OnlyError(130));
    }
}
