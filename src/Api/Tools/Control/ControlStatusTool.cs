using System.ComponentModel;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Contracts.Control;

namespace Oig.Api.Tools.Control;

/// <summary>Tool <c>get_control_status</c>; answers from what is known, so that it does not wait for the portal.</summary>
[McpServerToolType]
internal sealed class ControlStatusTool(ToolCall call, ControlPolicy policy, BoxControl control, ClusterReads reads, IGrainFactory grains)
{
    [McpServerTool(
        Name = "get_control_status", Title = "Control status", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = true, UseStructuredContent = true)]
    [Description(
        "All changes of the box in the last 24 hours with their state: asked, before, after, whether the box confirmed them, and what happens next; and "
        + "settings that were changed elsewhere, such as in the vendor's app.")]
    public Task<Reply<ControlStatusData>> GetAsync([Description(BoxChoice.Description)] string? box_id = null) =>
        call.OnKnownBoxAsync(box_id, async (caller, snapshot, box) =>
        {
            var seen = Sighting.In(snapshot.Value!, box.Id.Value, caller.SessionKey)!;
            var review = await reads.AskAsync(() => control.Find(box).ReviewAsync(seen));
            var pause = await reads.AskAsync(() => grains.GetGrain<IWriteSwitchGrain>(IWriteSwitchGrain.Key).GetPauseAsync());
            return Reply.Success(snapshot.CacheStatus, new ControlStatusData
            {
                BoxId = box.Id.Value,
                ControlEnabled = policy.IsOn,
                MayControl = policy.IsOn && caller.MayChange,
                WritesPausedUntil = pause is { ByOperator: false } ? pause.Until : null,
                WritesStopped = pause?.ByOperator,
                Changes = [.. review.Changes.Select(ChangeData.Of)],
                ChangedElsewhere = [.. review.Elsewhere.Select(ElsewhereData.Of)],
            }, caller.SessionKey);
        });
}

/// <summary>What was and is being changed on a box.</summary>
internal sealed record ControlStatusData
{
    [Description("Number of the box.")]
    public required string BoxId { get; init; }

    [Description("Whether this server may change boxes at all.")]
    public required bool ControlEnabled { get; init; }

    [Description("Whether this request may change boxes: the server allows it, and the request is not read-only.")]
    public required bool MayControl { get; init; }

    [Description("End of a pause in which nothing is changed on any box, because the portal answered in an unknown way; null when there is none.")]
    public DateTimeOffset? WritesPausedUntil { get; init; }

    [Description("True while the operator of this server has stopped all changes.")]
    public bool? WritesStopped { get; init; }

    [Description("Changes of the last 24 hours by anybody who uses this server, newest first.")]
    public required IReadOnlyList<ChangeData> Changes { get; init; }

    [Description("Settings that were changed elsewhere (vendor's app, portal's page), as far as this server looked at that time; newest first.")]
    public required IReadOnlyList<ElsewhereData> ChangedElsewhere { get; init; }
}

/// <summary>A setting that was changed elsewhere.</summary>
internal sealed record ElsewhereData
{
    [Description("Code of the setting.")]
    public required string Setting { get; init; }

    [Description("Its value before.")]
    public required string From { get; init; }

    [Description("Its value after.")]
    public required string To { get; init; }

    [Description("It was still as before at this time.")]
    public required DateTimeOffset After { get; init; }

    [Description("It was seen changed at this time.")]
    public required DateTimeOffset NoticedAt { get; init; }

    public static ElsewhereData Of(ElsewhereChange change) => new()
    {
        Setting = change.Parameter.Row().Name,
        From = change.Parameter.Row().WordOf(change.From),
        To = change.Parameter.Row().WordOf(change.To),
        After = change.After,
        NoticedAt = change.NoticedAt,
    };
}
