using Oig.Load.Clients;

namespace Oig.Load.Servers;

/// <summary>The cases of the comparison.</summary>
internal sealed class Subjects(Settings settings, Uri portal, string silo = Subjects.OwnSilo)
{
    /// <summary>The silo built together with this program.</summary>
    public const string OwnSilo = "Oig.Silo.dll";

    private const string FrontEnd = "Oig.Api.dll";
    private const string Self = "Oig.Load.dll";

    /// <summary>A real answer, for the yardsticks to repeat.</summary>
    public async Task<FileInfo> AnswerAsync()
    {
        await using var subject = await OneSiloAsync();
        using var caller = new Caller();
        await caller.AskAsync(subject.Nodes[0], 1, CancellationToken.None);
        var file = new FileInfo(Path.GetTempFileName());
        await File.WriteAllBytesAsync(file.FullName, await caller.AskAsync(subject.Nodes[0], 1, CancellationToken.None));
        return file;
    }

    /// <summary>The cases with these letters.</summary>
    public IEnumerable<Func<Task<Subject>>> All(FileInfo answer, string letters)
    {
        Func<Task<Subject>>[] all =
        [
            () => YardstickAsync("a bare Kestrel", "kestrel", answer), () => YardstickAsync("b bare MCP", "mcp", answer),
            () => OneSiloAsync(), () => SilosAsync("d three silos", 3), () => ApartAsync("e front end and silo"), () => ApartAsync("f the same with TLS", settings.Tls()),
            WithTelemetryAsync, WithTokensAsync, () => SilosAsync("i like d, by caller", 3, Balancing.Caller),
        ];
        return all.Where((_, index) => letters.Contains((char)('a' + index), StringComparison.Ordinal));
    }

    /// <summary>This server as one process, with settings beside the usual ones.</summary>
    public Task<Subject> OneSiloAsync(string name = "c one silo", params string[] more) =>
        StartAsync(name, subject => subject.AddAsync(silo, [.. settings.For(portal), .. Settings.Ports(), .. more]));

    /// <summary>A bare endpoint that asks the portal for each answer.</summary>
    public Task<Subject> RelayAsync(FileInfo answer) => YardstickAsync("relay", "relay", answer, $"--portal={portal}");

    private static Task<Subject> YardstickAsync(string name, string kind, FileInfo answer, params string[] more) =>
        StartAsync(name, subject => subject.AddAsync(Self, ["yardstick", "--kind", kind, "--answer", answer.FullName, .. more]));

    /// <summary>Silos that find each other by a Redis, whose cost is counted, too; each of them is asked.</summary>
    public Task<Subject> SilosAsync(string name, int count, Balancing balancing = Balancing.Chance) => StartAsync(name, async subject =>
    {
        subject.Balancing = balancing;
        var redis = await subject.AddRedisAsync();
        for (var i = 0; i < count; i++) await subject.AddAsync(silo, InCluster(redis));
    });

    /// <summary>Silos that are not asked, and one front end that is.</summary>
    public Task<Subject> FrontEndAsync(string name, int silos) => StartAsync(name, async subject =>
    {
        var redis = await subject.AddRedisAsync();
        for (var i = 0; i < silos; i++) await subject.AddAsync(silo, [.. InCluster(redis), "--Oig:Role=Silo"], isNode: false);
        await subject.AddAsync(FrontEnd, InCluster(redis));
    });

    private string[] InCluster(string redis) => [.. settings.For(portal), .. Settings.Cluster(redis), .. Settings.Ports()];

    private Task<Subject> ApartAsync(string name, params string[] more) => StartAsync(name, async subject =>
    {
        var (port, gateway) = (FreePorts.Next(), FreePorts.Next());
        string[] both = [.. settings.For(portal), .. Settings.Ports(port, gateway), .. more];
        await subject.AddAsync(silo, [.. both, "--Oig:Role=Silo"], isNode: false);
        await subject.AddAsync(FrontEnd, both);
    });

    private Task<Subject> WithTelemetryAsync() => StartAsync("g like c, telemetry exported", async subject =>
    {
        await subject.AddCollectorAsync();
        await subject.AddAsync(silo, [.. settings.For(portal), .. Settings.Ports()]);
    });

    private Task<Subject> WithTokensAsync() => StartAsync("h like c, by access tokens", async subject =>
    {
        await subject.AddAsync(silo, [.. settings.For(portal), .. Settings.Ports(), $"--Oig:Access:PublicUrl={SignIns.PublicUrl}"]);
        subject.Tokens = await SignIns.AllAsync(subject.Nodes[0], settings.Accounts);
    });

    private static async Task<Subject> StartAsync(string name, Func<Subject, Task> add)
    {
        var subject = new Subject(name);
        try
        {
            await add(subject);
            return subject;
        }
        catch
        {
            await subject.DisposeAsync();
            throw;
        }
    }
}
