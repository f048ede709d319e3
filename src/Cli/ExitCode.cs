namespace Oig.Cli;

/// <summary>What the process tells its caller; scripts rely on these numbers.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int ToolError = 1;
    public const int Usage = 2;
    public const int NoConnection = 3;

    /// <summary>Ended by Ctrl-C: 128 + SIGINT, as shells report it.</summary>
    public const int Interrupted = 130;
}
