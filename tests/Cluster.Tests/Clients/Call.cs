namespace Oig.Cluster.Tests.Clients;

/// <summary>One request that a client made.</summary>
/// <param name="Account">Number of the account.</param>
/// <param name="Node">The node that it was sent to.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="AnsweredAt">When the answer came, or the connection broke.</param>
/// <param name="Problem">What was wrong with the answer; null when nothing was.</param>
internal sealed record Call(int Account, Uri Node, DateTimeOffset SentAt, DateTimeOffset AnsweredAt, string? Problem);
