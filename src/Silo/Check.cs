using System.Net;
using Microsoft.Extensions.Options;
using Oig.Api.Hosting;
using Oig.Cluster.Health;
using Oig.Contracts;
using Oig.Portal;
using Oig.Portal.Failures;
using Oig.Portal.Options;
using Orleans.Configuration;

namespace Oig.Silo;

/// <summary><c>--check</c>: tries everything that a start needs, without starting; a line each, exit code 0 when all is good.</summary>
internal static class Check
{
    public const string Argument = "--check";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] args)
    {
        var lines = await LinesAsync(args);
        foreach (var (part, objection, detail) in lines)
            Console.WriteLine($"{(objection is null ? "ok    " : "WRONG ")} {part,-13} {string.Join(": ", new[] { detail, objection?.ReplaceLineEndings(" ") }.Where(text => text is { Length: > 0 }))}");
        return lines.All(line => line.Objection is null) ? 0 : 1;
    }

    private static async Task<IReadOnlyList<CheckLine>> LinesAsync(string[] args)
    {
        CheckLine zone = new("time zone", PragueTime.Objection, "Europe/Prague");
        try
        {
            await using var app = await SiloApp.BuildAsync(args, builder => builder.Logging.ClearProviders());
            app.Services.GetService<IStartupValidator>()?.Validate();
            return [new("settings", null, "every one can be read"), zone, .. FrontEndCheck.Lines(app), .. await SiloLinesAsync(app.Services)];
        }
        catch (Exception exception) when (FrontEndCheck.Explain(exception) is { Count: > 0 } mistakes)
        {
            return [.. mistakes.Select(mistake => new CheckLine("settings", mistake)), zone];
        }
    }

    // A front end alone has none of them.
    private static async Task<IReadOnlyList<CheckLine>> SiloLinesAsync(IServiceProvider services) => services.GetService<PortalClient>() is not { } portal ? [] :
    [
        .. PortLines(services.GetRequiredService<IOptions<EndpointOptions>>().Value),
        await StateLineAsync(services),
        await PortalLineAsync(portal, services.GetRequiredService<IOptions<PortalOptions>>().Value.BaseUrl),
    ];

    private static IEnumerable<CheckLine> PortLines(EndpointOptions ports) =>
        new[] { ports.SiloPort, ports.GatewayPort }.Select(port => new CheckLine("cluster port", FrontEndCheck.PortObjection(IPAddress.Any, port), $"{port}"));

    private static async Task<CheckLine> StateLineAsync(IServiceProvider services)
    {
        using var end = new CancellationTokenSource(Patience);
        return await services.GetRequiredService<StoreWatch>().ObjectionToStartAsync(end.Token) is { } objection
            ? new("state", objection, "cannot be kept") : new("state", null, "can be read and written");
    }

    private static async Task<CheckLine> PortalLineAsync(PortalClient portal, string address)
    {
        using var end = new Deadline(Patience, TimeProvider.System);
        try
        {
            await portal.ReachAsync(end);
            return new("portal", null, $"{address} answers");
        }
        catch (PortalException exception)
        {
            return new("portal", exception.Message, address);
        }
    }
}
