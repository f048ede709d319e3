namespace Oig.Contracts.Boxes;

/// <summary>The box as a device of the cloud.</summary>
[GenerateSerializer, Immutable, Alias("oig.device")]
public sealed record Device
{
    /// <summary>Model number, for example 3002 (<c>device.id_type</c>); null when missing.</summary>
    [Id(0)]
    public int? Model { get; init; }

    /// <summary>
    /// Last contact of the box with the cloud, Prague time with its offset (<c>device.lastcall</c>); null when missing or never.
    /// </summary>
    [Id(1)]
    public DateTimeOffset? LastContact { get; init; }
}

/// <summary>Climate in the cabinet (table <c>box</c>).</summary>
[GenerateSerializer, Immutable, Alias("oig.cabinet")]
public sealed record Cabinet
{
    /// <summary>Temperature, °C (<c>temp</c>); null when missing.</summary>
    [Id(0)]
    public double? Temperature { get; init; }

    /// <summary>Relative humidity, % (<c>humid</c>); null when missing.</summary>
    [Id(1)]
    public double? Humidity { get; init; }
}

/// <summary>Fields of unknown meaning, named as in the portal.</summary>
[GenerateSerializer, Immutable, Alias("oig.internals")]
public sealed record Internals
{
    /// <summary>Portal field <c>actual.viz</c>, 8 so far; null when missing.</summary>
    [Id(0)]
    public int? Viz { get; init; }

    /// <summary>Portal field <c>box_prms.mode1</c>, 0 so far; null when missing.</summary>
    [Id(1)]
    public int? Mode1 { get; init; }

    /// <summary>Portal field <c>box_prm2.wdogx</c>; null when missing.</summary>
    [Id(2)]
    public int? Wdogx { get; init; }
}
