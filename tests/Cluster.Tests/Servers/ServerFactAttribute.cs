namespace Oig.Cluster.Tests.Servers;

/// <summary>A test that needs a server program, and long where it starts silos, too; passed over, with a message, on a machine without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute(string program, bool isLong = true) => Skip = (isLong ? Needs.Time : null) ?? Programs.Missing(program);
}

/// <summary>The same for a theory over Redis and PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerTheoryAttribute : TheoryAttribute
{
    public ServerTheoryAttribute() => Skip = Needs.Time ?? Programs.Missing(RedisServer.Program) ?? Programs.Missing(PostgresServer.Program);
}
