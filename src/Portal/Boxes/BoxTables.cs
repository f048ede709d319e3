using System.Collections.Immutable;
using Oig.Contracts.Boxes;
using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>The tables of one box. Numbers are taken only within their <see cref="Limits"/>; others are left out and noted as faults.</summary>
internal sealed class BoxTables(Table box)
{
    private readonly List<Fault> _faults = [];

    internal ImmutableArray<Fault> Faults => [.. _faults.Distinct()];

    internal BoxTable this[string name] => new(name, box[name], _faults);

    /// <summary>Notes that a number within its limits is wrong all the same.</summary>
    internal void Doubt(string table, string field, FaultReason reason) =>
        _faults.Add(new(Limits.Of(table, field).Value, $"{table}.{field}", reason));
}

/// <summary>One table of a box, with what can be checked of each number.</summary>
internal readonly struct BoxTable(string name, Table table, List<Fault> faults)
{
    internal Table Raw => table;

    internal double? Number(string field) => Number(field, Limits.Of(name, field));

    /// <summary>For the fields whose meaning depends on the kind of box.</summary>
    internal double? Number(string field, Limit limit)
    {
        if (!table.Has(field))
            return null;
        var number = table.Number(field);
        if (number is { } known && limit.Allows(known))
            return known;
        faults.Add(new(limit.Value, $"{name}.{field}", number is null && !table.IsNumber(field) ? FaultReason.NotANumber : FaultReason.OutOfRange));
        return null;
    }

    internal Phases Phases(string prefix, bool? single) => new()
    {
        L1 = Number(prefix + "r"),
        L2 = single == true ? null : Number(prefix + "s"),
        L3 = single == true ? null : Number(prefix + "t"),
        IsSinglePhase = single == true,
    };
}
