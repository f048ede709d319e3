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
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException exception)
        {
            return await CannotStartAsync(exception.Failures);
        }
        catch (IOException exception)
        {
            // Kestrel reports a taken port this way, with the address in the message.
            return await CannotStartAsync([exception.Message]);
        }
    }

    private static async Task<int> CannotStartAsync(IEnumerable<string> reasons)
    {
        foreach (var reason in reasons) await Console.Error.WriteLineAsync($"Cannot start: {reason}");
        return 1;
    }
}
