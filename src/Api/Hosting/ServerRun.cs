using Microsoft.Extensions.Options;

namespace Oig.Api.Hosting;

/// <summary>Builds and runs a host; what stops the start becomes one clear line and exit code 1.</summary>
public static class ServerRun
{
    /// <summary>Exit code 0 after a clean stop, 1 when the server could not start.</summary>
    public static async Task<int> RunAsync(Func<Task<WebApplication>> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        try
        {
            await using var app = await build();
            // Before anything starts: half-started parts would add their own complaints.
            app.Services.GetService<IStartupValidator>()?.Validate();
            await StartAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is { Length: > 0 } reasons)
        {
            foreach (var reason in reasons) await Console.Error.WriteLineAsync($"Cannot start: {reason}");
            return 1;
        }
    }

    // What did start is stopped in order; thrown away it would complain at length.
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await StopQuietlyAsync(app);
            throw;
        }
    }

    // A silo that has not started yet cannot be stopped either; why it did not start is what matters.
    private static async Task StopQuietlyAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
        catch (Exception exception) when (exception is InvalidOperationException or AggregateException)
        {
        }
    }
}
