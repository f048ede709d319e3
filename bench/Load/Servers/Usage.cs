namespace Oig.Load.Servers;

/// <summary>What processes have used so far.</summary>
/// <param name="Processor">Processor time, on all cores.</param>
/// <param name="Allocated">Bytes allocated.</param>
internal readonly record struct Usage(TimeSpan Processor, long Allocated)
{
    public static Usage operator -(Usage after, Usage before) => new(after.Processor - before.Processor, after.Allocated - before.Allocated);
}
