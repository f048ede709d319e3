namespace Oig.Grains.Audit;

/// <summary>One write to a box, for the audit log.</summary>
/// <param name="Email">E-mail of the account; recorded as its keyed hash only.</param>
/// <param name="Address">Address of the client; null when not known.</param>
/// <param name="Box">Number of the box.</param>
/// <param name="Tool">Tool that was called.</param>
/// <param name="OldValue">The value before the write; null when not known.</param>
/// <param name="NewValue">The value that was asked for.</param>
/// <param name="Outcome">What came of it: <c>success</c> or the code of the error.</param>
public sealed record AuditEntry(string Email, string? Address, string Box, string Tool, string? OldValue, string NewValue, string Outcome);
