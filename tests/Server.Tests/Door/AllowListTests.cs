using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Oig.Api.Door;
using Oig.Contracts;
using Oig.Grains.Tests.Accounts;
using Oig.Server.Tests.Hosting;

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
        Wait();
        Assert.False(list.Contains("jana@example.com"));
        Assert.True(list.Contains("karel@example.com"));
        File.Delete(_options.WhitelistPath);
        Wait();
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
        Wait();
        Assert.False(list.Contains("jana@example.com"));
        Assert.True(list.Contains("karel@example.com"));
    }

    [Fact]
    public void While_a_file_is_rewritten_in_place_the_old_list_counts()
    {
        Write("jana@example.com");
        var list = List();
        File.WriteAllText(_options.WhitelistPath, "");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(list.Contains("jana@example.com"));
        File.WriteAllText(_options.WhitelistPath, "jana@exam");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(list.Contains("jana@example.com"));
        Write("jana@example.com", "petr@example.com");
        Wait();
        Assert.True(list.Contains("jana@example.com"));
        Assert.True(list.Contains("petr@example.com"));
    }

    [Fact]
    public void Lines_without_an_e_mail_are_named_by_their_number_and_allow_nobody()
    {
        var log = new LogCapture();
        Write("# people", "jana@example.com", "- petr", "", "\"karel@example.com\",", "eva@example.com # ok");
        using var list = new AllowList(Options.Create(_options), _time, new Logger<AllowList>(log));
        Assert.Contains("what stands in line 3, 5 is no e-mail", log.Text, StringComparison.Ordinal);
        Assert.True(list.Contains("eva@example.com"));
        Assert.False(list.Contains("-petr"));
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("folder")]
    [InlineData("device")]
    public void What_is_no_file_is_refused_at_once(string kind)
    {
        if (kind == "device") _options.WhitelistPath = "/dev/zero";
        else if (kind == "folder") Directory.CreateDirectory(_options.WhitelistPath);
        else System.Diagnostics.Process.Start("mkfifo", _options.WhitelistPath).WaitForExit();
        var log = new LogCapture();
        using var list = new AllowList(Options.Create(_options), _time, new Logger<AllowList>(log));
        Assert.False(list.Contains("jana@example.com"));
        Assert.Contains(kind == "folder" ? "does not exist" : $"It is a {kind}.", log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void A_wall_clock_that_is_put_does_not_hold_up_the_reading(int hours)
    {
        var clock = new MovingClock();
        Write("jana@example.com");
        using var list = new AllowList(Options.Create(_options), clock, NullLogger<AllowList>.Instance);
        clock.Put(TimeSpan.FromHours(hours));
        Write("petr@example.com", "karel@example.com");
        for (var i = 0; i < 2; i++) clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(list.Contains("jana@example.com"));
        Assert.True(list.Contains("karel@example.com"));
        // Put back once more, with a file whose own time lies before that of the list that counts.
        clock.Put(TimeSpan.FromHours(-hours));
        Write("eva@example.com");
        File.SetLastWriteTimeUtc(_options.WhitelistPath, File.GetLastWriteTimeUtc(_options.WhitelistPath).AddHours(-2));
        for (var i = 0; i < 2; i++) clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(list.Contains("karel@example.com"));
        Assert.True(list.Contains("eva@example.com"));
    }

    // A change counts when it was seen twice.
    private void Wait()
    {
        for (var i = 0; i < 2; i++) _time.Advance(TimeSpan.FromSeconds(1));
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
