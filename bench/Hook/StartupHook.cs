/// <summary>What the runtime calls in each measured process before its own code, by DOTNET_STARTUP_HOOKS.</summary>
internal static class StartupHook
{
    /// <summary>Called once.</summary>
    public static void Initialize() => Oig.Hook.MemoryReport.TellForEver();
}
