namespace Oig.Simulator;

/// <summary>The settable tables of a box: shared defaults, and what this box has that differs.</summary>
internal sealed class BoxParameters(BoxKind kind, bool hasBoiler)
{
    private Dictionary<(string Table, string Column), int>? _changed;

    public int this[string table, string column]
    {
        get => _changed?.TryGetValue((table, column), out var value) == true
            ? value
            : ParameterDefaults.Of(kind, hasBoiler, table, column)
                ?? throw new ArgumentException($"A box has no column {table}.{column}.");
        set
        {
            _ = this[table, column];
            (_changed ??= [])[(table, column)] = value;
        }
    }
}
