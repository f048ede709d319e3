namespace Oig.Simulator.Sessions;

internal sealed class SessionTable(TimeProvider time)
{
    public void Kill(string? email) => _ = (time, email);
}
