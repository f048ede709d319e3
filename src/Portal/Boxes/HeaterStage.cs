using Oig.Portal.Reading;

namespace Oig.Portal.Boxes;

/// <summary>One of the heater's three stages, each switched by a relay of its own.</summary>
[GenerateSerializer, Immutable, Alias("oig.heater-stage")]
public sealed record HeaterStage
{
    /// <summary>Number of the relay, 1 to 3 (the portal's <c>ssr0</c> is relay 1).</summary>
    [Id(0)]
    public int Relay { get; init; }

    /// <summary>Whether the relay is on (<c>boiler_prms.ssr0</c> … <c>ssr2</c>); null when missing.</summary>
    [Id(1)]
    public bool? On { get; init; }

    /// <summary>Configured power, W (<c>boiler_prms.p_set</c>, <c>p_set2</c>, <c>p_set3</c>); null when missing.</summary>
    [Id(2)]
    public double? Power { get; init; }

    /// <summary>Power offset, W (<c>boiler_prms.offset</c>, <c>offset2</c>, <c>offset3</c>); null when missing.</summary>
    [Id(3)]
    public double? Offset { get; init; }

    internal static HeaterStage From(Table settings, int relay)
    {
        var suffix = relay == 1 ? "" : $"{relay}";
        return new()
        {
            Relay = relay,
            On = settings.Flag($"ssr{relay - 1}"),
            Power = settings.Number("p_set" + suffix),
            Offset = settings.Number("offset" + suffix),
        };
    }
}
