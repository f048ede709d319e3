using System.Globalization;
using Oig.Cluster.Tests.Tls;

namespace Oig.Load.Servers;

/// <summary>Settings of the server under load, in a folder that is deleted afterwards.</summary>
internal sealed class Settings : IDisposable
{
    private const string Secret = "a secret of forty characters for measuring";

    private readonly TestAuthority _authority = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-load-");

    public Settings(int accounts)
    {
        Accounts = accounts;
        File.WriteAllLines(Whitelist, Enumerable.Range(1, accounts).Select(Clients.Accounts.Email));
    }

    /// <summary>How many accounts may use the server.</summary>
    public int Accounts { get; }

    private string Whitelist => Path.Combine(_folder.FullName, "whitelist.txt");

    /// <summary>Everything that a process of the server needs; snapshots stay fresh for the length of a run.</summary>
    public string[] For(Uri portal) =>
    [
        $"--Oig:Portal:BaseUrl={portal}", "--Oig:DataPath=:memory:", $"--Oig:Access:WhitelistPath={Whitelist}", $"--Oig:Session:Secret={Secret}",
        "--Oig:Session:SnapshotLifetime=00:10:00", "--Oig:Session:LoginsPerSecond=1000", $"--FAIL2BAN_LOG_PATH={_folder.FullName}/auth.log",
        "--Oig:RateLimit:RequestsPerSecond=1000000", "--Oig:RateLimit:Burst=1000000", "--Logging:LogLevel:Default=Warning",
    ];

    /// <summary>Ports of a silo.</summary>
    public static string[] Ports() => Ports(FreePorts.Next(), FreePorts.Next());

    public static string[] Ports(int silo, int gateway) =>
        [string.Create(CultureInfo.InvariantCulture, $"--Oig:Cluster:SiloPort={silo}"), string.Create(CultureInfo.InvariantCulture, $"--Oig:Cluster:GatewayPort={gateway}")];

    /// <summary>Makes a process a member of a cluster on this machine.</summary>
    public static string[] Cluster(string redis) =>
        ["--Oig:Cluster:Provider=Redis", $"--Oig:Cluster:ConnectionString={redis}", "--Oig:Cluster:AdvertisedAddress=127.0.0.1"];

    /// <summary>Makes it talk to other members by mutual TLS.</summary>
    public string[] Tls() => _authority.Member().Settings;

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }
}
