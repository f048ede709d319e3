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

    /// <summary>True when the portal says that the box has never called (<c>0000-00-00 00:00:00</c>).</summary>
    [Id(2)]
    public bool NeverCalled { get; init; }
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
