using Microsoft.Extensions.Logging;
using Oig.Contracts.Control;

namespace Oig.Grains.Control;

/// <summary>
/// The record of every step of every change, with who asked for it: category <c>Oig.Audit</c>, stable event ids, no credentials. The operator's
/// list is told, too.
/// </summary>
internal sealed partial class ChangeAudit(ILoggerFactory loggers, Action<AuditRecord>? keep = null)
{
    /// <summary>Category of all audit records.</summary>
    public const string Category = "Oig.Audit";

    /// <summary>Where the records go.</summary>
    public ILogger Logger { get; } = loggers.CreateLogger(Category);

    /// <summary>A wish, and whether it was admitted.</summary>
    public void Asked(ChangeRequest request, ChangeAnswer answer)
    {
        var (origin, box, asked) = (request.Origin, request.Seen.Box.Id.Value, request.Wanted.Word());
        var before = Word(request.Wanted, request.Wanted.Present(request.Seen.Box));
        if (answer.IsChange) WishAdmitted(Logger, origin.Tool, box, asked, before, origin.AccountKey, origin.Address, answer.Change.Id, answer.Change.State);
        else WishDenied(Logger, origin.Tool, box, asked, before, origin.AccountKey, origin.Address, answer.Denial.Reason);
        keep?.Invoke(new()
        {
            Step = answer.IsChange ? "asked" : "denied",
            Tool = origin.Tool,
            Box = box,
            New = asked,
            Old = before,
            Account = origin.AccountKey,
            Address = origin.Address,
            Change = answer.Change?.Id,
            Outcome = $"{answer.Change?.State}{answer.Denial?.Reason}",
        });
    }

    /// <summary>The change leaves now.</summary>
    public void Sending(Change change)
    {
        ChangeSending(Logger, change.Origin.Tool, change.Box, change.Wanted.Word(), Before(change), change.Origin.AccountKey, change.Origin.Address, change.Id);
        Keep("sending", change);
    }

    /// <summary>The portal has answered, or has not.</summary>
    public void Answered(Change change, string? strange)
    {
        ChangeAnswered(
            Logger, change.Origin.Tool, change.Box, change.Wanted.Word(), Before(change), change.Origin.AccountKey, change.Origin.Address, change.Id,
            change.State, change.Cause, strange ?? change.PortalText);
        Keep("answered", change);
    }

    /// <summary>The change has come to its end.</summary>
    public void Ended(Change change)
    {
        ChangeEnded(
            Logger, change.Origin.Tool, change.Box, change.Wanted.Word(), Before(change), Word(change.Wanted, change.ShownAfter), change.Origin.AccountKey,
            change.Origin.Address, change.Id, change.State, change.Cause);
        Keep("ended", change);
    }

    private void Keep(string step, Change change) => keep?.Invoke(new()
    {
        Step = step,
        Tool = change.Origin.Tool,
        Box = change.Box,
        New = change.Wanted.Word(),
        Old = Before(change),
        Account = change.Origin.AccountKey,
        Address = change.Origin.Address,
        Change = change.Id,
        Outcome = change.Cause is { } cause ? $"{change.State}: {cause}" : $"{change.State}",
    });

    private static string? Before(Change change) => Word(change.Wanted, change.ShownBefore) ?? change.Before;

    private static string? Word(Wanted wanted, ShownValue? value) => value is null ? null : wanted.Row().WordOf(value);

    [LoggerMessage(4601, LogLevel.Information,
        "{Tool} on box {Box} to '{New}' from '{Old}' by account {Account} at {Address}: change {Change} is {Outcome}.")]
    private static partial void WishAdmitted(
        ILogger logger, string tool, string box, string @new, string? old, string account, string? address, string change, ChangeState outcome);

    [LoggerMessage(4602, LogLevel.Warning, "{Tool} on box {Box} to '{New}' from '{Old}' by account {Account} at {Address}: denied, {Outcome}.")]
    private static partial void WishDenied(
        ILogger logger, string tool, string box, string @new, string? old, string account, string? address, ControlReason outcome);

    [LoggerMessage(4603, LogLevel.Information,
        "{Tool} on box {Box} to '{New}' from '{Old}' by account {Account} at {Address}: change {Change} is being sent.")]
    private static partial void ChangeSending(
        ILogger logger, string tool, string box, string @new, string? old, string account, string? address, string change);

    [LoggerMessage(4604, LogLevel.Information,
        "{Tool} on box {Box} to '{New}' from '{Old}' by account {Account} at {Address}: after the portal's answer change {Change} is {Outcome} ({Reason}). {Answer}")]
    private static partial void ChangeAnswered(
        ILogger logger, string tool, string box, string @new, string? old, string account, string? address, string change, ChangeState outcome,
        ControlReason? reason, string? answer);

    [LoggerMessage(4605, LogLevel.Information,
        "{Tool} on box {Box} to '{New}' from '{Old}', now '{After}', by account {Account} at {Address}: change {Change} ended as {Outcome} ({Reason}).")]
    private static partial void ChangeEnded(
        ILogger logger, string tool, string box, string @new, string? old, string? after, string account, string? address, string change,
        ChangeState outcome, ControlReason? reason);
}
