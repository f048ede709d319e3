using System.Security.Cryptography.X509Certificates;
using Oig.Portal.Tests.Http;

namespace Oig.Portal.Tests.Tls;

/// <summary>Portals with certificates of every kind, tried once by a process that trusts one root.</summary>
public sealed class TlsServers : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-tls-");
    private readonly Dictionary<string, string> _outcomes = [];
    private readonly Dictionary<string, IReadOnlyList<RecordedRequest>> _requests = [];

    internal string Outcome(string name) => _outcomes[name];

    internal int Requests(string name) => _requests[name].Count;

    public async Task InitializeAsync()
    {
        using var trusted = new TestAuthority("Trusted");
        using var stranger = new TestAuthority("Stranger");
        var root = Pem("root.pem", trusted.Root);
        var intermediate = Pem("intermediate.pem", trusted.Intermediate);
        var everything = Pem("everything.pem", trusted.Intermediate, stranger.Intermediate, stranger.Root);
        var portals = new (string Name, FakePortal Portal, string Extra)[]
        {
            ("complete chain", await StartAsync(trusted.Server("localhost"), trusted.Intermediate), "-"),
            ("leaf only", await StartAsync(trusted.Server("localhost")), "-"),
            ("leaf only, intermediate configured", await StartAsync(trusted.Server("localhost")), intermediate),
            ("leaf only, several configured", await StartAsync(trusted.Server("localhost")), everything),
            ("wrong host", await StartAsync(trusted.Server("other.example")), everything),
            ("expired", await StartAsync(trusted.Server("localhost", expired: true)), everything),
            ("unknown root", await StartAsync(stranger.Server("localhost"), stranger.Intermediate), everything),
            ("self-signed", await StartAsync(stranger.Root), everything),
        };

        var outcomes = await TlsProbe.RunAsync(root, portals.SelectMany(row => new[] { Address(row.Portal), row.Extra }));

        foreach (var (row, outcome) in portals.Zip(outcomes))
        {
            _outcomes.Add(row.Name, outcome);
            _requests.Add(row.Name, row.Portal.Requests);
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

    private static string Address(FakePortal portal) => $"https://localhost:{portal.BaseUrl.Port}/";

    private string Pem(string name, params X509Certificate2[] certificates)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllLines(path, certificates.Select(certificate => certificate.ExportCertificatePem()));
        return path;
    }
}
