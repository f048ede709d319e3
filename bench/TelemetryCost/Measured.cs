namespace Oig.TelemetryCost;

/// <summary>What one round gave.</summary>
/// <param name="CallsPerSecond">Answered tool calls a second.</param>
/// <param name="CpuPerCall">Processor time of the server for a call, ms.</param>
internal sealed record Measured(double CallsPerSecond, double CpuPerCall)
{
    public override string ToString() => $"{CallsPerSecond:0} calls/s, {CpuPerCall:0.000} ms CPU a call";
}
