using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Grains.Control;

namespace Oig.Api.Tools.Control;

/// <summary>Tool <c>set_relay</c>.</summary>
[McpServerToolType]
internal sealed class RelayTool(BoxControl control)
{
    [McpServerTool(
        Name = "set_relay", Title = "Set heater relay", ReadOnly = false, Destructive = true, Idempotent = true, OpenWorld = true,
        UseStructuredContent = true)]
    [Description("Switches one of the water heater's three relays, each of which stands for a heating stage." + ControlTexts.Way)]
    public Task<Reply<ChangeData>> SetAsync(
        RequestContext<CallToolRequestParams> request,
        [Description("Number of the relay, 1 to 3."), Range(1, 3)] int relay,
        [Description("true switches the relay on, false off.")] bool on,
        [Description(ControlTexts.QueueIfOffline)] bool queue_if_offline = false,
        [Description(BoxChoice.Description)] string? box_id = null) =>
        control.ChangeAsync(new(request, box_id, Read(relay, on), "", false, queue_if_offline));

    private static Either<Wanted> Read(int relay, bool on) =>
        relay is >= 1 and <= 3 ? Wanted.Relay(relay, on) : Problem.InvalidArgument("relay must be 1, 2 or 3.");
}
