using System.Globalization;
using Oig.TelemetryCost;

// Usage: dotnet run -c Release --project bench/TelemetryCost -- [rounds] [seconds per round]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (rounds, seconds) = (Argument(0, 3), Argument(1, 10));
await using var collector = await Collector.StartAsync();
var (off, on) = (new List<Measured>(), new List<Measured>());

// In turns, so that a machine that gets slower or faster treats both alike.
for (var round = 1; round <= rounds; round++)
{
    off.Add(await Server.MeasureAsync(null, TimeSpan.FromSeconds(seconds)));
    on.Add(await Server.MeasureAsync(collector.Url, TimeSpan.FromSeconds(seconds)));
    Console.WriteLine($"round {round}: without {off[^1]}; with {on[^1]}");
}

Console.WriteLine($"exports received: {collector.Exports}");
Console.WriteLine($"throughput with telemetry / without: {Median(on, one => one.CallsPerSecond) / Median(off, one => one.CallsPerSecond):0.00} (target: at least 0.80)");
Console.WriteLine($"server's processor time a call, with / without: {Median(on, one => one.CpuPerCall) / Median(off, one => one.CpuPerCall):0.00}");
return collector.Exports > 0 ? 0 : 1;

int Argument(int index, int usual) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : usual;

static double Median(List<Measured> all, Func<Measured, double> value) => all.Select(value).Order().ElementAt(all.Count / 2);
