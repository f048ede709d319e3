namespace Oig.Simulator.Sessions;

internal sealed record Session(string Id, SimulatedAccount Account, DateTimeOffset StartedAt);
