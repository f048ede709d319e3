namespace Oig.Cluster.Tests.Servers;

/// <summary>A theory over Redis and PostgreSQL; passed over, with a message, on a machine without both. In CI they have to be there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerTheoryAttribute : TheoryAttribute
{
    public ServerTheoryAttribute()
    {
        var missing = new[] { RedisServer.Program, PostgresServer.Program }.Where(program => Programs.Find(program) is null).ToArray();
        if (missing.Length > 0 && !Programs.IsCi) Skip = $"{string.Join(" and ", missing)} not installed: apt-get install {string.Join(' ', missing.Select(Programs.PackageOf))}";
    }
}
