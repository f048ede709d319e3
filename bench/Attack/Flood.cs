using System.Diagnostics;
using System.Globalization;
using System.Text;
using Oig.Attack.Servers;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Attack;

/// <summary>One address sends large bodies, or many small requests, without credentials, while an owner elsewhere asks on. Limits are the defaults.</summary>
internal sealed class Flood(SiloProcess silo, TimeSpan duration) : IDisposable
{
    private const string Attacker = "203.0.113.9";
    private static readonly TimeSpan BetweenOwnersCalls = TimeSpan.FromMilliseconds(50);

    private readonly Client _owner = new(silo.Mcp, "192.0.2.1");
    private readonly HttpClient _http = new();

    public async Task<FloodFigures> RunAsync()
    {
        await _owner.CallAsync(SiloFolder.Email(1), AccountBook.TestPassword);
        var quiet = await OwnersWaitsAsync();
        return new(quiet, await DuringAsync(LargeBody(), TimeSpan.FromMilliseconds(125)), await DuringAsync("{}", TimeSpan.FromMilliseconds(2)));
    }

    public void Dispose()
    {
        _owner.Dispose();
        _http.Dispose();
    }

    private async Task<Waits> DuringAsync(string body, TimeSpan every)
    {
        using var end = new CancellationTokenSource();
        var flood = SendAsync(body, every, end.Token);
        var waits = await OwnersWaitsAsync();
        await end.CancelAsync();
        return waits with { Requests = await flood };
    }

    private async Task<int> SendAsync(string body, TimeSpan every, CancellationToken end)
    {
        var sent = new List<Task>();
        using var timer = new PeriodicTimer(every);
        while (!end.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
            sent.Add(Answer.StatusAsync(_http, RawMcp.Post(silo.Mcp, body).With("X-Forwarded-For", Attacker)));
        await Task.WhenAll(sent);
        return sent.Count;
    }

    private async Task<Waits> OwnersWaitsAsync()
    {
        var waits = new List<TimeSpan>();
        var failures = 0;
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < duration; await Task.Delay(BetweenOwnersCalls))
        {
            var asked = Stopwatch.GetTimestamp();
            if (await _owner.CallAsync(SiloFolder.Email(1), AccountBook.TestPassword) != "success") failures++;
            waits.Add(Stopwatch.GetElapsedTime(asked));
        }

        waits.Sort();
        return new(waits[waits.Count / 2], waits[^1], failures);
    }

    // Just under a MiB of arguments, each with a name of its own.
    private static string LargeBody()
    {
        var arguments = new StringBuilder();
        for (var i = 0; arguments.Length < 1_040_000; i++) arguments.Append(CultureInfo.InvariantCulture, $"\"k{i}\":{i},");
        return """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_basic_data","arguments":{""" + arguments + "\"end\":0}}}";
    }
}

/// <param name="Quiet">The owner's waits without a flood.</param>
/// <param name="Large">The same while large bodies come.</param>
/// <param name="Many">The same while many small requests come.</param>
internal sealed record FloodFigures(Waits Quiet, Waits Large, Waits Many);

/// <param name="Median">Half of the calls took less.</param>
/// <param name="Longest">The longest took this.</param>
/// <param name="Failures">Calls that did not succeed.</param>
internal sealed record Waits(TimeSpan Median, TimeSpan Longest, int Failures)
{
    /// <summary>Requests of the attacker meanwhile.</summary>
    public int Requests { get; init; }
}
