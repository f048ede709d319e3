using Microsoft.Extensions.Logging.Abstractions;
using Oig.Cluster.Tls;

namespace Oig.Cluster.Tests.Tls;

/// <summary>Files that change while the process runs.</summary>
public sealed class RenewalTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void Renewed_files_are_used_once_they_fit_together()
    {
        var (now, next) = (_authority.Member("now"), _authority.Member("next"));
        var current = Current(now);
        Replace(now.Certificate, next.Certificate);
        Assert.Equal("CN=now", current.Get().Subject);
        Replace(now.Key, next.Key);
        Assert.Equal("CN=next", current.Get().Subject);
    }

    [Fact]
    public void Files_that_are_gone_or_expired_change_nothing()
    {
        var (now, expired) = (_authority.Member("now"), _authority.Expired());
        var current = Current(now);
        Replace(now.Certificate, expired.Certificate);
        Replace(now.Key, expired.Key);
        Assert.Equal("CN=now", current.Get().Subject);
        File.Delete(now.Key);
        Assert.Equal("CN=now", current.Get().Subject);
    }

    [Fact]
    public void A_link_that_is_led_elsewhere_counts_as_a_change()
    {
        var (now, next) = (_authority.Member("now"), _authority.Member("next"));
        var links = now with { Certificate = Link("link.pem", now.Certificate), Key = Link("link.key", now.Key) };
        var current = Current(links);
        Link("link.pem", next.Certificate);
        Link("link.key", next.Key);
        Assert.Equal("CN=next", current.Get().Subject);
    }

    private static CurrentIdentity Current(MemberFiles files)
    {
        var current = new CurrentIdentity(files.Options, NullLogger<CurrentIdentity>.Instance);
        Assert.Equal("CN=now", current.Get().Subject);
        return current;
    }

    // A file system may not tell two writes within a few milliseconds apart.
    private static void Replace(string path, string with)
    {
        File.Copy(with, path, overwrite: true);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));
    }

    // As Kubernetes does it: the link stays, and what it leads through changes.
    private string Link(string name, string target)
    {
        var link = _authority.Write(name, "");
        var through = link + ".through";
        File.Delete(through);
        File.CreateSymbolicLink(through, target);
        File.SetLastWriteTimeUtc(target, DateTime.UtcNow.AddSeconds(target.Length));
        File.Delete(link);
        File.CreateSymbolicLink(link, through);
        return link;
    }
}
