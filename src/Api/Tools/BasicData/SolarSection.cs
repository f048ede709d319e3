using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>The predecessor's section <c>solar_production</c>.</summary>
internal sealed record SolarSection
{
    [System.Text.Json.Serialization.JsonPropertyName("string_1")]
    public DataPoint? String1 { get; init; }

    [System.Text.Json.Serialization.JsonPropertyName("string_2")]
    public DataPoint? String2 { get; init; }

    public DataPoint? Total { get; init; }

    public static SolarSection Of(Box box) => new()
    {
        String1 = DataPoint.Kilowatts(box.Powers.SolarString1, "Power of solar string 1"),
        String2 = DataPoint.Kilowatts(box.Powers.SolarString2, "Power of solar string 2"),
        Total = DataPoint.Kilowatts(box.Powers.Solar, "Power of all solar strings"),
    };
}
