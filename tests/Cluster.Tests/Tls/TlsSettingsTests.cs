namespace Oig.Cluster.Tests.Tls;

/// <summary>What is said about the settings and the files that they name.</summary>
public sealed class TlsSettingsTests : IDisposable
{
    private readonly TestAuthority _ours = new();
    private readonly TestAuthority _theirs = new();

    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
    }

    [Fact]
    public void Nothing_is_said_of_nothing_and_of_a_member() =>
        Assert.All([new(), _ours.Member().Options], options => Assert.Empty(options.Mistakes()));

    [Fact]
    public void All_three_belong_together()
    {
        Says(new("a.pem", "", ""), "Oig:Cluster:Tls:KeyPath and Oig:Cluster:Tls:AuthorityPath must be set");
        Says(new("", "a.key", "ca.pem"), "Oig:Cluster:Tls:CertificatePath must be set");
        Says(new(" ", "a.key", ""), "Oig:Cluster:Tls:CertificatePath and Oig:Cluster:Tls:AuthorityPath must be set");
    }

    [Fact]
    public void A_file_that_is_missing_damaged_endless_or_none_is_named_with_its_key()
    {
        var member = _ours.Member();
        var damaged = _ours.Write("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
        Says(member with { Certificate = "/nowhere/a.pem" }, "Oig:Cluster:Tls:CertificatePath: the file does not exist: /nowhere/a.pem");
        Says(member with { Authority = "nowhere.pem" }, "Oig:Cluster:Tls:AuthorityPath: the file does not exist: nowhere.pem");
        Says(member with { Key = "nowhere.pem" }, "Oig:Cluster:Tls:KeyPath: the file does not exist: nowhere.pem");
        Says(member with { Certificate = "a\0b" }, "Oig:Cluster:Tls:CertificatePath: the file cannot be read");
        Says(member with { Certificate = Path.GetTempPath() }, "Oig:Cluster:Tls:CertificatePath: the file cannot be read");
        Says(member with { Authority = "/dev/zero" }, "Oig:Cluster:Tls:AuthorityPath: the file is too large");
        Says(member with { Certificate = damaged }, "Oig:Cluster:Tls:CertificatePath: the file holds a damaged certificate");
        Says(member with { Authority = damaged }, "Oig:Cluster:Tls:AuthorityPath: the file holds a damaged certificate");
        Says(member with { Certificate = member.Key }, "Oig:Cluster:Tls:CertificatePath: the file holds no certificate");
        Says(member with { Authority = _ours.Write("empty.pem", "") }, "Oig:Cluster:Tls:AuthorityPath: the file holds no certificate");
    }

    [Fact]
    public void A_key_that_is_none_or_belongs_elsewhere_is_not_taken()
    {
        var member = _ours.Member();
        string[] others = [_ours.Member("other").Key, member.Certificate, _ours.Write("junk.key", "hunter2")];
        Assert.All(others, key => Says(member with { Key = key }, "Oig:Cluster:Tls:KeyPath: the file holds no private key (RSA or ECDSA, in PEM form, without password) that belongs to"));
    }

    [Fact]
    public void A_certificate_that_others_would_refuse_is_not_shown_to_them()
    {
        Says(_ours.Expired(), "Oig:Cluster:Tls:CertificatePath: the certificate or its authority has expired, or is not valid yet");
        Says(_ours.OnlyServer(), "Oig:Cluster:Tls:CertificatePath: the certificate must be for both server and client authentication");
        Says(_ours.Member() with { Authority = _theirs.Path }, "Oig:Cluster:Tls:CertificatePath: the certificate is not signed by the authority in Oig:Cluster:Tls:AuthorityPath");
    }

    [Fact]
    public void Two_authorities_are_believed_while_one_replaces_the_other()
    {
        using var next = new TestAuthority("Next authority");
        var both = _ours.Write("both.pem", File.ReadAllText(_ours.Path) + File.ReadAllText(next.Path));
        Assert.All([_ours.Member(), next.Member()], member => Assert.Empty((member with { Authority = both }).Options.Mistakes()));
    }

    private static void Says(MemberFiles files, string expected)
    {
        var mistake = Assert.Single(files.Options.Mistakes());
        Assert.StartsWith(expected, mistake);
        Assert.DoesNotContain("hunter2", mistake);
        Assert.DoesNotContain('\n', mistake);
    }
}
