using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>Climate in the cabinet.</summary>
internal sealed record CabinetSection
{
    public DataPoint? Temperature { get; init; }

    public DataPoint? Humidity { get; init; }

    public static CabinetSection Of(Cabinet cabinet) => new()
    {
        Temperature = DataPoint.Of(cabinet.Temperature, 1, "°C", "Temperature in the cabinet"),
        Humidity = DataPoint.Of(cabinet.Humidity, 1, "%", "Relative humidity in the cabinet"),
    };
}
