using System.Security.Cryptography.X509Certificates;
using Oig.Portal.Tests.Http;
using Oig.Simulator;

namespace Oig.Portal.Tests.Tls;

/// <summary>Portals with certificates of every kind, tried once by a process that trusts one root.</summary>
public sealed class TlsServers : IAsyncLifetime
{
    private const string Host = "localhost";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-tls-");
    private readonly Dictionary<string, string> _outcomes = [];
    private readonly Dictionary<string, int> _requests = [];

    internal string Outcome(string name) => _outcomes[name];

    internal int Requests(string name) => _requests[name];

    public async Task InitializeAsync()
    {
        using var trusted = new SimulatedAuthority();
        using var stranger = new SimulatedAuthority();
        var root = Pem("root.pem", trusted.Root);
        var intermediate = Pem("intermediate.pem", trusted.Intermediate);
        var several = Pem("several.pem", trusted.Root, trusted.Intermediate);
        var foreign = Pem("foreign.pem", stranger.Intermediate, stranger.Root);
        var portals = new (string Name, FakePortal Portal, string Extra)[]
        {
            ("complete chain", await StartAsync(trusted.Server(Host), trusted.Intermediate), "-"),
            ("leaf only", await StartAsync(trusted.Server(Host)), "-"),
            ("leaf only, intermediate configured", await StartAsync(trusted.Server(Host)), intermediate),
            ("leaf only, several configured", await StartAsync(trusted.Server(Host)), several),
            ("wrong host", await StartAsync(trusted.Server("other.example")), intermediate),
            ("expired", await StartAsync(ExpiredCertificate.Issue(trusted.Intermediate, Host)), intermediate),
            ("unknown root", await StartAsync(stranger.Server(Host), stranger.Intermediate), "-"),
            ("unknown root, configured", await StartAsync(stranger.Server(Host), stranger.Intermediate), foreign),
            ("self-signed", await StartAsync(stranger.SelfSigned(Host)), intermediate),
        };

        var outcomes = await TlsProbe.RunAsync(root, portals.SelectMany(row => new[] { Address(row.Portal), row.Extra }));

        foreach (var (row, outcome) in portals.Zip(outcomes))
        {
            _outcomes.Add(row.Name, outcome);
            _requests.Add(row.Name, row.Portal.Requests.Count);
            await row.Portal.DisposeAsync();
        }
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static Task<FakePortal> StartAsync(X509Certificate2 certificate, X509Certificate2? intermediate = null) =>
        FakePortal.StartAsync(context => Answers.LoggedInAsync(context, "abc"), certificate, intermediate);

    private static string Address(FakePortal portal) => $"https://{Host}:{portal.BaseUrl.Port}/";

    private string Pem(string name, params X509Certificate2[] certificates)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(path, certificates.Select(certificate => certificate.ExportCertificatePem()));
        return path;
    }
}
