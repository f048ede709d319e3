namespace Oig.Simulator.Sessions;

internal static class SessionCookie
{
    public const string Name = "PHPSESSID";
}
