using System.Globalization;
using Oig.Api.Replies;
using Oig.Contracts;
using Oig.Contracts.Control;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.Control;

/// <summary>Changes and denials in sentences; "successfully set" is said only of what the box was just seen to show.</summary>
internal static class ControlSentences
{
    /// <summary>What a person can be told now.</summary>
    public static string Message(Change change) => Say(MessageOf(change), Subject(change.Wanted), Asked(change.Wanted), Cause(change)).Trim();

    /// <summary>What is told when nobody answers any more for a change that was due.</summary>
    public static string Lost(Change change) => Say("message_lost", Subject(change.Wanted), Asked(change.Wanted));

    /// <summary>What happens next.</summary>
    public static string Next(Change change) => change.State switch
    {
        ChangeState.Confirmed or ChangeState.AlreadySet => Say("next_done"),
        ChangeState.Refused or ChangeState.Cancelled => Say("next_refused"),
        ChangeState.NotConfirmed => Say("next_not_confirmed"),
        ChangeState.Waiting => Say("next_waiting", When(change)),
        _ when IsStop(change.Wanted) => Say("next_stop"),
        _ => Say("next_watched"),
    };

    /// <summary>Why a change ended as it did, or what is unclear; null when there is nothing to say. Old changes bring an English sentence.</summary>
    public static string? Reason(Change change)
    {
        var cause = Cause(change);
        var quoted = change.PortalText is { } text && change.IsWatched ? Say("portal_said", text) : null;
        return cause is null && quoted is null ? null : string.Join(' ', new[] { cause, quoted }.Where(part => part is not null));
    }

    private static string? Cause(Change change) => change.Cause switch
    {
        null => change.Reason,
        ControlReason.WritesPaused => Say("reason_writes_paused_then"),
        ControlReason.NotShown => NotShown(change.Wanted),
        { } known => Say(NameOf(known)),
    };

    /// <summary>Why a wish is not followed.</summary>
    public static string Why(Denial denial, Wanted wanted) => denial.Reason switch
    {
        ControlReason.WritesPaused => Say(NameOf(denial.Reason), Clock(denial.Until)),
        ControlReason.TooLate => Say(NameOf(denial.Reason), Clock(denial.Until)),
        ControlReason.NotShown => NotShown(wanted),
        ControlReason.ChangePending => Say(NameOf(denial.Reason), Setting(wanted), Asked(denial.Other?.Wanted ?? wanted)),
        ControlReason.AcknowledgementRequired => Say(NameOf(denial.Reason), Risk(wanted)),
        ControlReason.BeyondLimit => Say(NameOf(denial.Reason), denial.Least, denial.Most),
        _ => Say(NameOf(denial.Reason)),
    };

    /// <summary>What the owner has to agree to.</summary>
    public static string Risk(Wanted wanted) => Say($"risk_{wanted.Risk()}");

    /// <summary>The question whether the owner agrees.</summary>
    public static string Question(string tool, Wanted wanted, string box) => Say("question", tool, Setting(wanted), Asked(wanted), box, Risk(wanted));

    /// <summary>The name of a setting.</summary>
    public static string Setting(Wanted wanted) => Say($"setting_{wanted.Row().Name}");

    /// <summary>The wanted value in words.</summary>
    public static string Asked(Wanted wanted)
    {
        var row = wanted.Row();
        if (wanted.Bits is not null) return WordOr(wanted.Word());
        return wanted.Value == row.CappedValue ? Say("word_limited", wanted.CapWatts) : WordOr(wanted.Word());
    }

    // Words without a translation, such as "Home 2" and "80 %", are the same everywhere.
    private static string WordOr(string word) => Find($"word_{word.Replace(' ', '_')}") ?? word;

    private static string MessageOf(Change change) => change.State switch
    {
        ChangeState.Confirmed when IsStop(change.Wanted) => "message_confirmed_stop",
        ChangeState.Confirmed when change.Wanted.Row().IsAction => "message_confirmed_action",
        ChangeState.Confirmed => "message_confirmed",
        ChangeState.AlreadySet => "message_already_set",
        ChangeState.Refused => "message_refused",
        ChangeState.Cancelled => "message_cancelled",
        ChangeState.Sending => "message_sending",
        ChangeState.Accepted => "message_accepted",
        ChangeState.Unknown => "message_unknown",
        ChangeState.NotConfirmed => "message_not_confirmed",
        _ => "message_waiting",
    };

    private static bool IsStop(Wanted wanted) => wanted.Row().IsAction && wanted.Row().Find(wanted.Value) is not null;

    private static string NotShown(Wanted wanted) => wanted.Row().IsOfHeater ? Say("reason_no_heater") : Say("reason_not_shown", Setting(wanted));

    private static string When(Change change) => change.NotBefore is { } time ? Say("when_time", Clock(time)) : Say("when_turn");

    private static string? Clock(DateTimeOffset? time) => time?.ToUniversalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Subject(Wanted wanted)
    {
        // One has a subject of its own, in the predecessor's words.
        var name = Find($"subject_{wanted.Row().Name}") ?? Setting(wanted);
        return $"{char.ToUpperInvariant(name[0])}{name[1..]}";
    }

    // "BoxOffline" is the text "reason_box_offline".
    private static string NameOf(ControlReason reason) => $"reason_{reason.Name()}";
}

/// <summary>Denials as problems, with the codes that clients know.</summary>
internal static class DenialProblems
{
    public static Problem ToProblem(this Denial denial, Wanted wanted) =>
        new(CodeOf(denial.Reason), ControlSentences.Why(denial, wanted), denial.RetryAfter);

    private static string CodeOf(ControlReason reason) => reason switch
    {
        ControlReason.WritesPaused or ControlReason.StoppedByOperator => "writes_paused",
        ControlReason.SteeredByAggregator => "steered_by_aggregator",
        ControlReason.UnknownMode => "unknown_mode",
        ControlReason.NotShown => "setting_not_shown",
        ControlReason.SeveralBoxes => "several_boxes",
        ControlReason.ChangePending => "change_pending",
        ControlReason.BoxOffline => "box_offline",
        ControlReason.AcknowledgementRequired => "acknowledgement_required",
        ControlReason.QueueFull => "queue_full",
        ControlReason.NotAllowed => "control_disabled",
        ControlReason.BeyondLimit or ControlReason.TooLate => "invalid_argument",
        ControlReason.ConsentUsed => "consent_used",
        _ => "not_stored",
    };
}
