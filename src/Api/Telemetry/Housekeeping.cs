using System.Diagnostics;
using OpenTelemetry;

namespace Oig.Api.Telemetry;

/// <summary>Leaves out traces that Orleans starts on its own, several a second for timers and membership; inside a tool call its spans stay.</summary>
internal sealed class Housekeeping : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (data.ParentId is not null || !data.Source.Name.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal)) return;
        // Spans below it ask their parent.
        data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        data.IsAllDataRequested = false;
    }
}
