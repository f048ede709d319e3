namespace Oig.Simulator;

/// <summary>A setting that the portal keeps for a box until it calls.</summary>
/// <param name="Changes">Columns and their new values, set together.</param>
/// <param name="ChargesFromGrid">Whether the battery is to be charged from the grid up to its target.</param>
internal sealed record Wish(IReadOnlyList<(string Table, string Column, int Value)> Changes, bool ChargesFromGrid = false)
{
    public Wish(string table, string column, int value)
        : this([(table, column, value)])
    {
    }

    /// <summary>When the portal accepted it.</summary>
    public DateTimeOffset StoredAt { get; init; }

    public bool Sets(string table, string column) => Changes.Any(change => (change.Table, change.Column) == (table, column));
}
