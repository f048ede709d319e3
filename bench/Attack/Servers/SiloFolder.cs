namespace Oig.Attack.Servers;

/// <summary>What outlives a silo: the allow-list with so many accounts of the simulator, its data, the log for fail2ban. Deleted in the end.</summary>
internal sealed class SiloFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-attack-");

    public SiloFolder() => File.WriteAllLines(AllowList, Enumerable.Range(1, Accounts).Select(Email));

    /// <summary>How many accounts simulator and allow-list have.</summary>
    public const int Accounts = 2_000;

    public string AllowList => Path.Combine(_folder.FullName, "whitelist.txt");

    public string Data => Path.Combine(_folder.FullName, "data");

    public string Fail2BanLog => Path.Combine(_folder.FullName, "auth.log");

    /// <summary>Lines of the fail2ban log so far.</summary>
    public int Fail2BanLines => File.Exists(Fail2BanLog) ? File.ReadAllLines(Fail2BanLog).Length : 0;

    /// <summary>E-mail of the account with this number, from 1.</summary>
    public static string Email(int account) => $"load-{account:D6}@example.com";

    public void Dispose() => _folder.Delete(recursive: true);
}
