using System.Text.Json.Nodes;
using Oig.Attack.Servers;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.Attack;

/// <summary>What hostile requests leave in the server's log, by kind, at its usual level.</summary>
internal sealed class LogBytes(SiloProcess silo) : IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary>Bytes printed for each request, mean of so many, by kind.</summary>
    public async Task<IReadOnlyList<(string Kind, double Bytes)>> RunAsync(int requests) =>
    [
        ("unknown tool of 20 kB", await MeanAsync(requests, _ => SendAsync(RawMcp.Call(silo.Mcp, $"\u001b[2J\r\n{new string('x', 20_000)}", new JsonObject())))),
        ("bad Host", await MeanAsync(requests, _ => SendAsync(RawMcp.Post(silo.Mcp, "{}").With("Host", "xn--a")))),
        ("no Content-Type", await MeanAsync(requests, _ => SendAsync(Untyped()))),
        ("body of 2 MB", await MeanAsync(requests, _ => SendAsync(RawMcp.Post(silo.Mcp, new string(' ', 2_000_000))))),
        ("client that leaves", await MeanAsync(requests, LeaveAsync)),
    ];

    public void Dispose() => _http.Dispose();

    private async Task<double> MeanAsync(int requests, Func<int, Task> send)
    {
        var before = silo.Printed;
        for (var i = 0; i < requests; i++) await send(i);
        // What belongs to the last ones comes late: the portal's answer, the console's queue.
        await Task.Delay(TimeSpan.FromSeconds(2));
        return (double)(silo.Printed - before) / requests;
    }

    private Task<int> SendAsync(HttpRequestMessage request) => Answer.StatusAsync(_http, request);

    private HttpRequestMessage Untyped()
    {
        var request = RawMcp.Post(silo.Mcp, "{}");
        request.Content!.Headers.ContentType = null;
        return request;
    }

    // Each on an account of its own, whose login takes longer than the client stays.
    private Task LeaveAsync(int number) =>
        RawMcp.LeaveMidCallAsync(silo.Mcp, SiloFolder.Email(number + 1), AccountBook.TestPassword, "get_basic_data", TimeSpan.FromMilliseconds(50));
}
