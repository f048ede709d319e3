using System.Text.Json;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>Reads the tables of one box.</summary>
internal static class BoxReader
{
    private const string Never = "0000-00-00 00:00:00";

    internal static Box Read(BoxId id, Table table, DateTimeOffset readAt)
    {
        var box = new BoxTables(table);
        var single = PhaseCount.IsSingle(table);
        var kind = table.Truthy("queen") ? BoxKind.Queen : BoxKind.King;
        var (live, coarse) = PowersReader.Read(box, single);
        var powers = live?.Or(coarse) ?? coarse;
        var house = new HouseReader(box, single);
        var counters = new CountersReader(box);
        var device = Device(table["device"], readAt);
        var day = counters.Day(device.LastContact, readAt);
        var read = new Box
        {
            Id = id,
            Kind = kind,
            SinglePhase = single,
            Live = live,
            FiveMinute = coarse,
            Solar = house.Solar(),
            Battery = SettingsReader.Battery(box, powers),
            Household = house.Household(powers.BackedUpLoad),
            Grid = house.Grid(),
            Heater = SettingsReader.Heater(box),
            Cabinet = house.Cabinet(),
            Modes = SettingsReader.Modes(table),
            Export = SettingsReader.Export(table, kind, powers.GridExport),
            Today = counters.Energies(EnergyPeriod.Day, day),
            Month = counters.Energies(EnergyPeriod.Month, day),
            Year = counters.Energies(EnergyPeriod.Year, day),
            Device = device,
            IsEmpty = table.IsEmpty,
        };
        return (read with { Faults = box.Faults }).AsOf(readAt);
    }

    private static Device Device(Table device, DateTimeOffset readAt)
    {
        var lastCall = device.Text("lastcall");
        return new()
        {
            Model = device.Whole("id_type"),
            LastContact = WallClock.Parse(lastCall, "yyyy-MM-dd HH:mm:ss", readAt),
            NeverCalled = lastCall == Never,
        };
    }
}

/// <summary>Reads the answer of <c>json.php</c>; never throws for a JSON object, whatever is in it.</summary>
internal static class SnapshotReader
{
    /// <summary>More than any account has; keeps a flood of tiny keys from becoming a flood of models.</summary>
    private const int MostBoxes = 1000;

    internal static Snapshot Read(JsonElement root, DateTimeOffset readAt)
    {
        var boxes = new SortedDictionary<string, Box>(StringComparer.Ordinal);
        var unreadable = 0;
        foreach (var property in root.EnumerateObject())
            if (BoxId.TryParse(Scalar.Name(property)) is not { } id)
                unreadable += new Table(property.Value).IsEmpty ? 0 : 1;
            else if (boxes.Count < MostBoxes || boxes.ContainsKey(id.Value))
                boxes[id.Value] = BoxReader.Read(id, new Table(property.Value), readAt);
        return new([.. boxes.Values], readAt) { Unreadable = unreadable };
    }
}
