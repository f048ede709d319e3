using System.Text;
using System.Text.Json.Nodes;

namespace Oig.Telemetry.Tests.Processes;

/// <summary>One tool call as a client sends it.</summary>
internal sealed record ToolRequest(string Tool, JsonObject? Arguments = null)
{
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>The <c>traceparent</c> in the request's <c>_meta</c>.</summary>
    public string? Meta { get; private init; }

    public ToolRequest As(string email, string password) => With("X-OIG-Email", email).With("X-OIG-Password", password);

    public ToolRequest AsBasic(string email, string password) =>
        With("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}:{password}")));

    /// <summary>Continues a trace by HTTP header.</summary>
    public ToolRequest In(string trace, bool sampled = true) => With("traceparent", Traceparent(trace, sampled));

    /// <summary>Continues a trace by <c>_meta</c>.</summary>
    public ToolRequest InMeta(string trace) => this with { Meta = Traceparent(trace, sampled: true) };

    public ToolRequest With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }

    private static string Traceparent(string trace, bool sampled) => $"00-{trace}-00f067aa0ba902b7-{(sampled ? "01" : "00")}";
}
