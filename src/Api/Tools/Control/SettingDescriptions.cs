namespace Oig.Api.Tools.Control;

/// <summary>What models read of the tools that change a setting; English, since models read it best.</summary>
internal static class SettingDescriptions
{
    private const string Way =
        " The portal only stores the wish; the box fetches it a minute or so later. The answer tells the state so far, and get_control_status how it ended. "
        + "Repeating the call does not send it twice.";

    private const string Agreed = " Pass true only if the owner was told this and agreed.";

    private const string ExportRisk =
        "Delivery into the grid is only allowed with the grid operator's consent to it; without, the owner can be fined, and the box records "
        + "that it was switched on.";

    private const string GridRisk = "charges the battery from the grid with about 2.8 kW at the tariff of the moment, which costs money.";

    private static readonly Dictionary<string, (string Title, string Text)> Tools = new()
    {
        ["set_box_mode"] = (
            "Set box mode",
            "Changes how the box uses solar power, battery and grid. Home 1, 2, 3 and Home UPS exclude one another; Home 5 and Home 6 are switched on and off "
            + "beside them. Two changes of modes are five minutes apart."),
        ["set_grid_delivery"] = ("Set grid delivery", "Switches delivery of surplus power into the grid off, on, or on up to a limit. " + ExportRisk),
        ["set_boiler_mode"] = ("Set boiler mode", "Lets the water heater run by tariff and solar surplus (automatic) or at full power (manual)."),
        ["set_relay"] = ("Set heater relay", "Switches one of the water heater's three relays, each of which stands for a heating stage."),
        ["set_grid_charging"] = (
            "Charge from the grid",
            "Charges the battery from the grid up to a state of charge (percent), or stops it (stop). It is an action: it is sent also if the same target "
            + "stands there already. Not possible on accounts with several living boxes, because the portal's request names no box."),
    };

    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["set_box_mode.mode"] = "The mode.",
        ["set_box_mode.enabled"] = "With Home 5 and Home 6 only: false switches it off; true, or left out, on.",
        ["set_box_mode.acknowledge"] = "Needed for Home UPS: true = the owner accepts the risk. Home UPS " + GridRisk + Agreed,
        ["set_grid_delivery.mode"] = "off, on, or limited with limit_watts.",
        ["set_grid_delivery.limit_watts"] = "Most power to deliver, W; with mode limited only, and needed there.",
        ["set_grid_delivery.acknowledge"] = "Needed for on and limited: true = the owner accepts the risk. " + ExportRisk + Agreed,
        ["set_boiler_mode.mode"] = "automatic or manual.",
        ["set_boiler_mode.acknowledge"] =
            "Needed for manual: true = the owner accepts that the heater runs at full power and ignores cheap tariff and solar surplus, which costs money." + Agreed,
        ["set_relay.relay"] = "Number of the relay.",
        ["set_relay.on"] = "true switches the relay on, false off.",
        ["set_grid_charging.percent"] = "State of charge to charge to, %.",
        ["set_grid_charging.until"] =
            "Instead of percent: a state of charge (80 %), or a time such as 06:00 (Prague time) or a full one, at which this server stops the charging; at most half an "
            + "hour ahead unless the operator allows more, and only while the server keeps its portal session.",
        ["set_grid_charging.stop"] = "true instead of percent: stop charging from the grid. Other clients of the portal send 0 for it; whether every box obeys is not known.",
        ["set_grid_charging.acknowledge"] = "Needed with percent: true = the owner accepts the risk. It " + GridRisk + Agreed,
        [SettingArguments.QueueIfOffline] =
            "Ask even if the box is offline. The portal then keeps the wish: it may apply hours later, whatever has changed by then, and it cannot be withdrawn.",
        [SettingArguments.NotBefore] =
            "Do not send it before this time, such as 22:30 (Prague time) or 2026-05-14T22:30:00+02:00; at most half an hour ahead unless the operator allows more.",
        [SettingArguments.Box] = BoxChoice.Description,
    };

    public static string Title(string tool) => Tools[tool].Title;

    public static string Tool(string tool) => Tools[tool].Text + Way;

    public static string Argument(string tool, string argument) => Arguments.TryGetValue($"{tool}.{argument}", out var text) ? text : Arguments[argument];
}
