using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Oig.Cluster.Members;

/// <summary>
/// Keeps this silo in the table by which silos find each other. A table that comes back empty (a server restarted without persistence,
/// flushed, failed over) would let the next silo found a second cluster, and owners have two sessions. So the silos write themselves in
/// again, and then count the table's version up beyond the one they know: before that, none of them takes the new table for true, and none
/// is missed while the others come.
/// </summary>
internal sealed class SiloRegistration(
    IMembershipTable table, ILocalSiloDetails self, IClusterMembershipService members, IHostApplicationLifetime process, TimeProvider time,
    ILogger<SiloRegistration> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Silos of the old table that do not come within this time are gone.
    private static readonly TimeSpan WaitForOthers = TimeSpan.FromSeconds(15);

    // A silo writes its sign of life every five seconds.
    private static readonly TimeSpan FreshLife = TimeSpan.FromSeconds(20);

    private MembershipEntry? _own;
    private long? _registeredAgain;

    private ClusterMembershipSnapshot Known => members.CurrentSnapshot;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (Known.GetSiloStatus(self.SiloAddress) == SiloStatus.Active) await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The server is away, or has lost even the table's version: StoreWatch tells of the former.
                Log.TableNotRead(logger, exception);
            }
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var rows = await ReadAsync(ct);
        if (rows.Find(self.SiloAddress) is not { } own)
        {
            if (_own is not null) await RegisterAgainAsync(rows, ct);
        }
        else if (rows.Version.Version < Known.Version.Value) await CountUpAsync(rows, own, ct);
        else (_own, _registeredAgain) = (own.Entry, null);
    }

    // A table without a version cannot be read; making one changes nothing where there is one.
    private async Task<MembershipTableData> ReadAsync(CancellationToken ct)
    {
        try
        {
            return await table.ReadAllAsync(ct);
        }
        catch (Exception) when (_own is not null)
        {
            await table.InitializeMembershipTableAsync(tryInitTableVersion: true, ct);
            return await table.ReadAllAsync(ct);
        }
    }

    private async Task RegisterAgainAsync(MembershipTableData rows, CancellationToken ct)
    {
        if (HasStrangers(rows))
        {
            // Another cluster was founded meanwhile: there must be one, and that one is in the table.
            Log.OtherClusterFounded(logger);
            Environment.ExitCode = 1;
            process.StopApplication();
            return;
        }

        var entry = _own!;
        (entry.Status, entry.IAmAliveTime, entry.SuspectTimes) = (SiloStatus.Active, time.GetUtcNow().UtcDateTime, []);
        if (!await table.InsertRowAsync(entry, rows.Version.Next(), ct)) return;
        _registeredAgain = time.GetTimestamp();
        Log.RegisteredAgain(logger);
    }

    // Every silo that is here by now writes its row again and again until the version is reached; who is overtaken looks anew.
    private async Task CountUpAsync(MembershipTableData rows, (MembershipEntry Entry, string Tag) own, CancellationToken ct)
    {
        _registeredAgain ??= time.GetTimestamp();
        if (!EverybodyIsThere(rows) && time.GetElapsedTime(_registeredAgain.Value) < WaitForOthers) return;
        while (rows.Version.Version <= Known.Version.Value)
        {
            if (!await table.UpdateRowAsync(own.Entry, own.Tag, rows.Version.Next(), ct)) return;
            rows = await table.ReadAllAsync(ct);
            if (rows.Find(self.SiloAddress) is not { } next) return;
            own = next;
        }
    }

    private bool EverybodyIsThere(MembershipTableData rows) =>
        Known.Members.Values.Where(member => member.Status == SiloStatus.Active).All(member => rows.Find(member.SiloAddress) is not null);

    private bool HasStrangers(MembershipTableData rows) => rows.Members.Select(row => row.Item1).Any(row =>
        row.Status != SiloStatus.Dead && !Known.Members.ContainsKey(row.SiloAddress) && time.GetUtcNow().UtcDateTime - row.IAmAliveTime < FreshLife);
}

/// <summary>
/// A silo that finds nobody in the table waits a moment before it founds a cluster: those of a table that was lost write themselves in again.
/// </summary>
internal static class RegistrationHosting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static ISiloBuilder KeepRegistered(this ISiloBuilder silo)
    {
        silo.Services.AddHostedService<SiloRegistration>();
        return silo.AddStartupTask(WaitForOthersAsync, ServiceLifecycleStage.AfterRuntimeGrainServices);
    }

    public static (MembershipEntry Entry, string Tag)? Find(this MembershipTableData rows, SiloAddress silo) =>
        rows.Members.FirstOrDefault(row => row.Item1.SiloAddress.Equals(silo)) is { } row ? (row.Item1, row.Item2) : null;

    private static async Task WaitForOthersAsync(IServiceProvider services, CancellationToken ct)
    {
        var (table, time) = (services.GetRequiredService<IMembershipTable>(), services.GetRequiredService<TimeProvider>());
        var since = time.GetTimestamp();
        while (time.GetElapsedTime(since) < Patience && (await table.ReadAllAsync(ct)).Members.Count == 0) await Task.Delay(Pause, time, ct);
    }
}
