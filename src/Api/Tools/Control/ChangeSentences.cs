using System.Globalization;
using Oig.Grains.Control;

namespace Oig.Api.Tools.Control;

/// <summary>Changes in sentences; "successfully set" is said only of what the box shows.</summary>
internal static class ChangeSentences
{
    public static string StateOf(ChangeState state) => state switch
    {
        ChangeState.Confirmed => "confirmed",
        ChangeState.AlreadySet => "already_set",
        ChangeState.Refused => "refused",
        ChangeState.NotConfirmed => "not_confirmed",
        ChangeState.Unknown => "unknown",
        _ => "pending",
    };

    /// <summary>What a person can be told now.</summary>
    public static string Message(Change change) => change.State switch
    {
        ChangeState.Confirmed => $"{Subject(change)} successfully set to '{change.Asked}'.",
        ChangeState.AlreadySet => $"{Subject(change)} successfully set to '{change.Asked}'. It was set so before; nothing was sent.",
        ChangeState.Refused => $"{Subject(change)} was not set to '{change.Asked}': {change.Reason}",
        ChangeState.Sending => $"{Subject(change)} '{change.Asked}' is being sent; the portal has not answered yet.",
        ChangeState.Accepted => $"{Subject(change)} '{change.Asked}' was sent and the portal took it; the box has not confirmed it yet.",
        ChangeState.Unknown => $"It is not known whether {change.Setting} '{change.Asked}' reached the portal. {change.Reason}",
        ChangeState.NotConfirmed => $"{Subject(change)} '{change.Asked}' was sent, but the box did not show it in time. It may still happen.",
        _ => $"{Subject(change)} '{change.Asked}' was asked for and waits for its turn; nothing was sent yet.",
    };

    /// <summary>What happens next.</summary>
    public static string Next(Change change) => change.State switch
    {
        ChangeState.Confirmed or ChangeState.AlreadySet => "Nothing more: the box is set as asked.",
        ChangeState.Refused => "Nothing more: the change will not be made. Ask again if it is still wanted.",
        ChangeState.NotConfirmed =>
            "Nothing more is sent. The portal may still hold the wish, so the box may yet follow, hours later; it cannot be withdrawn. "
            + "get_control_status looks again.",
        ChangeState.Waiting => $"It is sent {When(change)}, one change of a box at a time; see get_control_status.",
        _ => "The box is watched; usually it follows within two minutes. Nothing is sent again. get_control_status tells how it ended.",
    };

    private static string When(Change change) => change.NotBefore is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"not before {time:HH:mm:ss} UTC") : "as soon as the changes before it are over";

    private static string Subject(Change change) => change.Setting == "grid delivery" ? "Grid delivery mode"
        : $"{char.ToUpperInvariant(change.Setting[0])}{change.Setting[1..]}";
}
