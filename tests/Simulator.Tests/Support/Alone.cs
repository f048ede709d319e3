namespace Oig.Simulator.Tests.Support;

/// <summary>Tests of what the whole process shares, such as memory and environment: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = nameof(Alone);
}
