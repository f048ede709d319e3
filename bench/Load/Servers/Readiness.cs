using System.Diagnostics;
using Oig.Cluster.Tests.Processes;

namespace Oig.Load.Servers;

/// <summary>Waits for servers that have just been started.</summary>
internal static class Readiness
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    /// <summary>Returns once the address answers; throws, with what the process printed, when that takes too long or the process ends.</summary>
    public static async Task WaitAsync(Uri url, OwnProcess process)
    {
        using var http = new HttpClient();
        var begun = Stopwatch.GetTimestamp();
        while (!await IsUpAsync(http, url))
        {
            if (!process.IsRunning || Stopwatch.GetElapsedTime(begun) > LongestStart) throw new InvalidOperationException(process.Output);
            await Task.Delay(5);
        }
    }

    private static async Task<bool> IsUpAsync(HttpClient http, Uri url)
    {
        try
        {
            using var answer = await http.GetAsync(url);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
