using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Oig.Api.Door;
using Oig.Contracts.Keys;

namespace Oig.Server.Tests.Door;

public sealed class AllowListTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-test-");
    private readonly FakeTimeProvider _time = new();
    private readonly AccessOptions _options;

    public AllowListTests() => _options = new() { WhitelistPath = Path.Combine(_folder.FullName, "whitelist.txt") };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Each_line_allows_one_email_in_any_spelling_and_comments_do_not()
    {
        Write("# people", "Jana@Example.com   # the owner", "", "  petr@example.com", "#karel@example.com");
        var list = List();
        Assert.True(list.Contains("jana@example.com"));
        Assert.True(list.Contains(EmailAddress.Normalize(" PETR@example.com")));
        Assert.False(list.Contains("karel@example.com"));
        Assert.False(list.Contains(""));
    }

    [Fact]
    public void Without_a_file_nobody_is_allowed() => Assert.False(List().Contains("jana@example.com"));

    [Fact]
    public void Without_a_file_the_simulated_accounts_are_allowed_in_mock_mode()
    {
        _options.AllowedWithoutFile = ["test@example.com"];
        Assert.True(List().Contains("test@example.com"));
        Write("jana@example.com");
        Assert.False(List().Contains("test@example.com"));
    }

    [Fact]
    public void A_changed_file_is_read_again()
    {
        Write("jana@example.com");
        var list = List();
        Assert.True(list.Contains("jana@example.com"));
        Write("petr@example.com", "karel@example.com");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(list.Contains("jana@example.com"));
        Assert.True(list.Contains("karel@example.com"));
        File.Delete(_options.WhitelistPath);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(list.Contains("karel@example.com"));
    }

    [Fact]
    public void A_file_behind_a_link_that_is_led_elsewhere_is_read_again()
    {
        // As Kubernetes does it: the link stays, and the folder that it leads through changes.
        File.CreateSymbolicLink(_options.WhitelistPath, Path.Combine("data", "whitelist.txt"));
        Lead("first", "jana@example.com");
        var list = List();
        Assert.True(list.Contains("jana@example.com"));
        Lead("second", "petr@example.com", "karel@example.com");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(list.Contains("jana@example.com"));
        Assert.True(list.Contains("karel@example.com"));
    }

    private AllowList List() => new(Options.Create(_options), _time, NullLogger<AllowList>.Instance);

    private void Write(params string[] lines) => File.WriteAllLines(_options.WhitelistPath, lines);

    private void Lead(string folder, params string[] lines)
    {
        File.WriteAllLines(Path.Combine(_folder.CreateSubdirectory(folder).FullName, "whitelist.txt"), lines);
        var data = Path.Combine(_folder.FullName, "data");
        File.Delete(data);
        Directory.CreateSymbolicLink(data, folder);
    }
}
