using Oig.Simulator;

namespace Oig.Server.Tests.Hosting;

/// <summary>A whitelist file with the simulator's accounts, in a folder of its own.</summary>
internal sealed class AllowedEveryone : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-test-");

    public AllowedEveryone(IEnumerable<string> others) =>
        File.WriteAllLines(Path, [AccountBook.OneBoxEmail, AccountBook.TwoBoxesEmail, "refused@example.com", .. others]);

    public string Path => System.IO.Path.Combine(_folder.FullName, "whitelist.txt");

    public string Fail2BanLog => System.IO.Path.Combine(_folder.FullName, "auth.log");

    public void Dispose() => _folder.Delete(recursive: true);
}
