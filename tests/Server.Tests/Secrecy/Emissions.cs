using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Oig.Server.Tests.Hosting;

namespace Oig.Server.Tests.Secrecy;

/// <summary>Everything that a server tells about itself: logs of every category at Trace, spans and metrics of every source, answers.</summary>
internal sealed class Emissions : IDisposable
{
    private readonly LogCapture _log = new();
    private readonly ConcurrentQueue<string> _others = new();
    private readonly ActivityListener _spans;
    private readonly MeterListener _metrics = new();

    public Emissions()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_spans);
        _metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        _metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Add(instrument, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        _metrics.Start();
    }

    public int Spans { get; private set; }

    public string Text => $"{_log.Text}\n{string.Join('\n', _others)}";

    /// <summary>Makes a server log everything here, whatever its configuration says.</summary>
    public void Listen(WebApplicationBuilder server)
    {
        server.Logging.ClearProviders().AddProvider(_log);
        server.Services.PostConfigure<LoggerFilterOptions>(filter =>
        {
            filter.Rules.Clear();
            filter.MinLevel = LogLevel.Trace;
        });
    }

    public void Add(string text) => _others.Enqueue(text);

    public async Task AddAsync(HttpResponseMessage answer) => Add($"{answer} {await answer.Content.ReadAsStringAsync()}");

    public void Dispose()
    {
        _spans.Dispose();
        _metrics.Dispose();
    }

    private void Add(Activity span)
    {
        Spans++;
        Add($"{span.DisplayName} {span.StatusDescription} {Describe(span.TagObjects)} {Describe(span.Baggage.Select(item => KeyValuePair.Create(item.Key, (object?)item.Value)))}");
        foreach (var happened in span.Events) Add($"{happened.Name} {Describe(happened.Tags)}");
    }

    private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Add($"{instrument.Name} {Describe(tags.ToArray())}");

    private static string Describe(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
