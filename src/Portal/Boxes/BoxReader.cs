using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>Reads the tables of one box.</summary>
internal static class BoxReader
{
    internal static Box Read(BoxId id, Table box, DateTimeOffset readAt)
    {
        var actual = box["actual"];
        var single = PhaseCount.IsSingle(box["ac_in"], actual);
        var kind = box.Truthy("queen") ? BoxKind.Queen : BoxKind.King;
        var coarse = PowersReader.FiveMinute(box, single);
        var live = actual.IsEmpty ? null : PowersReader.Fast(actual, single);
        var powers = live ?? coarse;
        return new()
        {
            Id = id,
            Kind = kind,
            SinglePhase = single,
            Live = live,
            FiveMinute = coarse,
            Solar = PowersReader.Solar(box, single),
            Battery = SettingsReader.Battery(box, powers),
            Household = PowersReader.Household(box, powers.BackedUpLoad, single),
            Grid = PowersReader.Grid(box, single),
            Heater = SettingsReader.Heater(box),
            Cabinet = new() { Temperature = box["box"].Number("temp"), Humidity = box["box"].Number("humid") },
            Modes = SettingsReader.Modes(box),
            Export = SettingsReader.Export(box, kind),
            Today = Energies(box, 'd', "en_day", EnergyUnit.WattHours),
            Month = Energies(box, 'm', "en_mont", EnergyUnit.KilowattHours),
            Year = Energies(box, 'y', "en_year", EnergyUnit.KilowattHours),
            Device = Device(box, readAt),
            Internals = Internals(box),
        };
    }

    private static Energies Energies(Table box, char period, string load, EnergyUnit unit) => new()
    {
        Unit = unit,
        Produced = box["dc_in"].Number($"fv_a{period}"),
        Imported = box["ac_in"].Number($"ac_a{period}"),
        Exported = box["ac_in"].Number($"ac_p{period}"),
        BackedUpLoad = box["ac_out"].Number(load),
    };

    private static Device Device(Table box, DateTimeOffset readAt) => new()
    {
        Model = box["device"].Whole("id_type"),
        LastContact = WallClock.Parse(box["device"].Text("lastcall"), "yyyy-MM-dd HH:mm:ss", readAt),
    };

    private static Internals Internals(Table box) => new()
    {
        Viz = box["actual"].Whole("viz"),
        Mode1 = box["box_prms"].Whole("mode1"),
        Wdogx = box["box_prm2"].Whole("wdogx"),
    };
}
