namespace Oig.Cluster.Tests.Servers;

/// <summary>A test that needs a server program; passed over, with a message, on a machine without it. In CI the server has to be there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute(string program)
    {
        if (Programs.Find(program) is null && !Programs.IsCi) Skip = $"{program} is not installed: apt-get install {Programs.PackageOf(program)}";
    }
}
