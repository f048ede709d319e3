namespace Oig.Server.Tests.Fail2Ban;

/// <summary>Needs fail2ban: skipped on a machine without it, unless this is the build server, where the test then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class Fail2BanFactAttribute : FactAttribute
{
    public Fail2BanFactAttribute() => Skip = Needs.Installed(Fail2BanTool.IsInstalled, "Needs fail2ban: apt-get install fail2ban");
}
