namespace Oig.Simulator;

/// <summary>A battery box with the household behind it.</summary>
public sealed class SimulatedBox(string id, BoxKind kind = BoxKind.King)
{
    private readonly Lock _gate = new();
    private BoxParameters? _parameters;
    private SimulatedAccount? _owner;

    /// <summary>Ten digits by custom.</summary>
    public string Id { get; } = id;

    /// <summary>Product line.</summary>
    public BoxKind Kind { get; } = kind;

    /// <summary>Whether a water heater is fitted.</summary>
    public bool HasBoiler { get; init; }

    /// <summary>Decides the household's habits; by default taken from the id.</summary>
    public int Seed { get; init; } = id.Aggregate(17, (hash, digit) => unchecked(hash * 31 + digit));

    private BoxParameters Parameters => _parameters ??= new BoxParameters(Kind, HasBoiler);

    /// <summary>
    /// A setting as the box has it now, such as <c>box["box_prms", "mode"]</c>; setting it bypasses the portal.
    /// Throws <see cref="ArgumentException"/> if the payload has no such column.
    /// </summary>
    public int this[string table, string column]
    {
        get
        {
            lock (_gate)
                return Parameters[table, column];
        }
        set
        {
            lock (_gate)
                Parameters[table, column] = value;
        }
    }

    internal void Attach(SimulatedAccount owner) => _owner ??= owner;
}
