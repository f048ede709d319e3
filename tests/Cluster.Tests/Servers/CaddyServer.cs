using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Oig.Cluster.Tests.Processes;

namespace Oig.Cluster.Tests.Servers;

/// <summary>A real Caddy with the shipped Caddyfile, before processes that only tell who they are.</summary>
internal sealed class CaddyServer : IAsyncDisposable
{
    public const string Program = "caddy";

    private static readonly HttpClient Http = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-caddy-");
    private readonly Uri _url = new($"http://127.0.0.1:{FreePorts.Next()}");
    private readonly Dictionary<string, WebApplication> _upstreams;
    private readonly OwnProcess _process;

    private CaddyServer(Dictionary<string, WebApplication> upstreams)
    {
        _upstreams = upstreams;
        var file = Path.Combine(_folder.FullName, "Caddyfile");
        File.WriteAllText(file, WithoutAdministration(File.ReadAllText(Repository.Path("deploy/compose/Caddyfile"))));
        _process = OwnProcess.Start(Programs.Get(Program), ["run", "--config", file], new()
        {
            ["OIG_HOST"] = _url.GetLeftPart(UriPartial.Authority),
            ["OIG_UPSTREAMS"] = string.Join(' ', upstreams.Keys),
            ["XDG_CONFIG_HOME"] = _folder.FullName,
            ["XDG_DATA_HOME"] = _folder.FullName,
        });
    }

    /// <summary>What it has logged.</summary>
    public string Log => _process.Output;

    public static async Task<CaddyServer> StartAsync(int upstreams)
    {
        var all = Enumerable.Range(0, upstreams).Select(_ => $"127.0.0.1:{FreePorts.Next()}").ToDictionary(address => address, UpstreamAt);
        // Before Caddy asks after their health.
        foreach (var upstream in all.Values) await upstream.StartAsync();
        var caddy = new CaddyServer(all);
        await Eventually.SucceedsAsync(() => Http.GetAsync(caddy._url), TimeSpan.FromMinutes(1));
        return caddy;
    }

    /// <summary>Address of the process that answers a request with these headers, and the names of all headers that it got.</summary>
    public async Task<(string Upstream, string[] Headers)> AskAsync(params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(headers);
        return (await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Split(' ') is [var upstream, .. var names] ? (upstream, names) : ("", []);
    }

    public async Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_url, "/mcp"));
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await Http.SendAsync(request);
    }

    /// <summary>Ends a process behind it.</summary>
    public Task StopAsync(string upstream) => _upstreams[upstream].StopAsync();

    /// <summary>Ends all of them.</summary>
    public Task StopAllAsync() => Task.WhenAll(_upstreams.Keys.Select(StopAsync));

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        foreach (var upstream in _upstreams.Values) await upstream.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static WebApplication UpstreamAt(string address)
    {
        var builder = WebApplication.CreateSlimBuilder([$"--urls=http://{address}"]);
        builder.Logging.ClearProviders();
        var upstream = builder.Build();
        upstream.Run(http => http.Response.WriteAsync(string.Join(' ', http.Request.Headers.Keys.Prepend(address))));
        return upstream;
    }

    // Its port for administration is the same for every Caddy of a machine.
    private static string WithoutAdministration(string options) =>
        options.StartsWith("{\n", StringComparison.Ordinal) ? options.Insert(2, "\tadmin off\n") : throw new FormatException("The Caddyfile does not begin with its global options.");
}
