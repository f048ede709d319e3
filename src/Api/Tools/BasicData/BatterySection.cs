using System.ComponentModel;
using Oig.Contracts.Boxes;

namespace Oig.Api.Tools.BasicData;

/// <summary>The predecessor's section <c>battery</c>; what goes beyond it stands in <see cref="BoxSection"/>.</summary>
internal sealed record BatterySection
{
    public DataPoint? StateOfCharge { get; init; }

    [Description("Plus = charging, minus = discharging.")]
    public DataPoint? PowerFlow { get; init; }

    public static BatterySection Of(Box box) => new()
    {
        StateOfCharge = DataPoint.Of(box.Battery.StateOfCharge, 0, "%", "Charge of the battery"),
        PowerFlow = DataPoint.Kilowatts(box.Battery.Power, "Battery power: plus = charging, minus = discharging"),
    };
}
