using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Grains.Control;

namespace Oig.Api.Tools.Control;

/// <summary>Tool <c>set_boiler_mode</c>.</summary>
[McpServerToolType]
internal sealed class BoilerModeTool(BoxControl control)
{
    [McpServerTool(
        Name = "set_boiler_mode", Title = "Set boiler mode", ReadOnly = false, Destructive = true, Idempotent = true, OpenWorld = true,
        UseStructuredContent = true)]
    [Description("Lets the water heater run by tariff and solar surplus (automatic) or at full power (manual)." + ControlTexts.Way)]
    public Task<Reply<ChangeData>> SetAsync(
        RequestContext<CallToolRequestParams> request,
        [Description("automatic or manual."), AllowedValues("automatic", "manual")] string mode,
        [Description(ControlTexts.AcknowledgeHeater)] bool acknowledge = false,
        [Description(ControlTexts.QueueIfOffline)] bool queue_if_offline = false,
        [Description(BoxChoice.Description)] string? box_id = null) =>
        control.ChangeAsync(new(request, box_id, Read(mode), ControlTexts.HeaterRisk, acknowledge, queue_if_offline));

    private static Either<Wanted> Read(string mode) =>
        Word.Same("automatic", mode) ? Wanted.Heater(manual: false)
        : Word.Same("manual", mode) ? Wanted.Heater(manual: true)
        : Problem.InvalidArgument("mode must be automatic or manual.");
}
