namespace Oig.Api.Tools.Control;

/// <summary>What the tools' descriptions and the questions to people share.</summary>
internal static class ControlTexts
{
    public const string Way =
        " The portal only stores the wish; the box fetches it a minute or so later. The answer tells the state so far, and get_control_status how it ended. "
        + "Repeating the call does not send it twice.";

    public const string QueueIfOffline =
        "Ask even if the box is offline. The portal then keeps the wish: it may apply hours later, whatever has changed by then, and it cannot be withdrawn.";

    public const string UpsRisk =
        "Home UPS charges the battery from the grid with about 2.8 kW at the tariff of the moment, which costs money.";

    public const string ExportRisk =
        "Delivery into the grid is only allowed with the grid operator's consent to it; without, the owner can be fined, and the box records "
        + "that it was switched on.";

    public const string HeaterRisk =
        "A heater in manual mode runs at full power and ignores cheap tariff and solar surplus, which costs money.";

    public const string ChargingRisk =
        "The battery is charged from the grid with about 2.8 kW at the tariff of the moment, which costs money.";

    private const string Acknowledge = " Pass true only if the owner was told this and agreed.";

    public const string AcknowledgeUps = "Needed for Home UPS: true = the owner accepts the risk. " + UpsRisk + Acknowledge;

    public const string AcknowledgeExport = "Needed for on and limited: true = the owner accepts the risk. " + ExportRisk + Acknowledge;

    public const string AcknowledgeHeater = "Needed for manual: true = the owner accepts the risk. " + HeaterRisk + Acknowledge;

    public const string AcknowledgeCharging = "Needed: true = the owner accepts the risk. " + ChargingRisk + Acknowledge;
}
