namespace Oig.Simulator;

/// <summary>A notification as the portal lists it; subject and body are HTML and go out as they are.</summary>
/// <param name="At">When it happened; shown in Prague local time without seconds.</param>
/// <param name="Level">Severity, 1 information to 5 critical.</param>
/// <param name="BoxId">Box it is about; null leaves the box out.</param>
/// <param name="Subject">Short text after the box.</param>
/// <param name="Body">Text, lines parted by <c>&lt;br&gt;</c>.</param>
public sealed record SimulatedNotification(DateTimeOffset At, int Level, string? BoxId, string Subject, string Body);
