namespace Oig.Telemetry.Tests.Receiver;

/// <summary>The spans of one trace.</summary>
internal sealed record TraceSeen(SpanSeen[] Spans)
{
    /// <summary>The only span of this name.</summary>
    public SpanSeen Named(string name) => Assert.Single(Spans, span => span.Name == name);

    /// <summary>The only span of this name under that parent.</summary>
    public SpanSeen Below(string parent, string name)
    {
        var found = Spans.Where(span => span.Parent == parent && span.Name == name).ToArray();
        Assert.True(found.Length == 1, $"{found.Length} spans '{name}' under {parent} in:\n{string.Join('\n', (object[])Spans)}");
        return found[0];
    }
}
