using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oig.Cluster.Storage;
using Oig.Server.Tests.Hosting;

namespace Oig.Cluster.Tests.Storage;

/// <summary>The embedded database of the single process, and the folder that it is in.</summary>
public sealed class LocalStoreTests : IDisposable
{
    private const string Put = "INSERT INTO state (service, name, grain, payload, version) VALUES ('oig', 'account', 'one', x'00', 1)";
    private const string Count = "SELECT count(*) FROM state";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("oig-data-");
    private readonly LogCapture _log = new();

    private string Folder => Path.Combine(_home.FullName, "data");

    private string Database => Path.Combine(Folder, "oig.db");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task What_is_stored_is_there_after_a_restart_and_nobody_else_can_read_it()
    {
        using (var store = Open()) await store.RunAsync(database => database.Execute(Put));
        using var again = Open();
        Assert.Equal(1, await again.RunAsync(database => database.First(Count, row => row.GetInt64(0))));
        Assert.Null(again.Trouble);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in new[] { Database, Path.Combine(Folder, "oig.db-wal") })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void By_default_the_folder_is_beside_the_allow_list()
    {
        var list = Path.Combine(_home.FullName, "whitelist.txt");
        Assert.Equal(Folder, DataFolder.Open(Settings("Oig:Access:WhitelistPath", list)).Path);
        Assert.Null(DataFolder.Open(Settings("Oig:DataPath", ":memory:")).Path);
    }

    [Fact]
    public void The_secret_is_made_once_and_kept_private()
    {
        var secret = Opened().Secret();
        Assert.True(secret!.Length >= 32);
        Assert.Equal(secret, Opened().Secret());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "session-secret")));
    }

    [Fact]
    public void A_secret_that_was_cut_off_stops_the_start_with_a_line_that_names_the_file()
    {
        Opened().Secret();
        File.WriteAllText(Path.Combine(Folder, "session-secret"), "");
        var mistake = Assert.Throws<OptionsValidationException>(() => Opened().Secret());
        Assert.Contains(Path.Combine(Folder, "session-secret"), Assert.Single(mistake.Failures));
    }

    public static TheoryData<byte[]> Damages => [[1, 2, 3], Filled(100), Filled(4_000)];

    private static byte[] Filled(int length) => [.. Enumerable.Repeat((byte)'x', length)];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_file_is_moved_aside_and_said_so_in_one_line(byte[] content)
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(Database, content);
        using var store = Open();
        await store.RunAsync(database => database.Execute(Put));
        Assert.Null(store.Trouble);
        var aside = Assert.Single(Directory.GetFiles(Folder, "oig.db.damaged-*"));
        Assert.Equal(content, await File.ReadAllBytesAsync(aside));
        Assert.Contains(aside, Assert.Single(_log.Lines, line => line.Contains("damaged", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_with_a_damaged_page_is_moved_aside()
    {
        using (var store = Open())
            foreach (var number in Enumerable.Range(0, 200))
                await store.RunAsync(database => database.Execute(Put.Replace("one", $"grain-{number}", StringComparison.Ordinal).Replace("x'00'", "zeroblob(500)", StringComparison.Ordinal)));
        await using (var file = File.OpenWrite(Database))
        {
            file.Seek(5_000, SeekOrigin.Begin);
            file.Write(Enumerable.Repeat((byte)0xA5, 20_000).ToArray());
        }

        using var again = Open();
        Assert.Single(Directory.GetFiles(Folder, "oig.db.damaged-*"));
        Assert.Null(again.Trouble);
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_keeps_its_state_in_memory_and_says_so()
    {
        using var first = Open();
        using var second = Open();
        await second.RunAsync(database => database.Execute(Put));
        Assert.Equal("another process uses it", second.Trouble);
        Assert.Contains(Database, Assert.Single(_log.Lines, line => line.Contains("another process uses it", StringComparison.Ordinal)));
        Assert.Equal(0, await first.RunAsync(database => database.First(Count, row => row.GetInt64(0))));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_means_memory_and_one_line()
    {
        await File.WriteAllTextAsync(Folder, "a file, no folder");
        using var store = Open();
        await store.RunAsync(database => database.Execute(Put));
        Assert.Equal($"{Folder} is a file, not a folder", store.Trouble);
        Assert.Null(Opened().Secret());
        Assert.Contains("Oig:DataPath", Assert.Single(_log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_link_to_a_folder_is_followed_and_one_to_nowhere_is_said_to_lead_there()
    {
        var target = Path.Combine(_home.FullName, "elsewhere");
        File.CreateSymbolicLink(Folder, target);
        using (var nowhere = Open()) Assert.Equal($"{Folder} leads to {target}, which is not there", nowhere.Trouble);
        Directory.CreateDirectory(target);
        using var there = Open();
        Assert.Null(there.Trouble);
        Assert.True(File.Exists(Path.Combine(target, "oig.db")));
    }

    [Theory]
    [InlineData("a/b/c")]
    [InlineData("Můj dům ; Mode=Memory")]
    [InlineData("it's \"quoted\"")]
    public void A_folder_may_have_any_name_and_lie_deep(string name)
    {
        var folder = DataFolder.Open(Settings("Oig:DataPath", Path.Combine(Folder, name)));
        using var store = new LocalStore(folder, new Logger<LocalStore>(_log), TimeProvider.System);
        Assert.Null(store.Trouble);
        Assert.True(File.Exists(Path.Combine(Folder, name, "oig.db")));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_left_alone_and_stops_the_start()
    {
        using (var store = Open()) await store.RunAsync(database => database.Execute("PRAGMA user_version = 2"));
        var mistake = Assert.Throws<OptionsValidationException>(Open);
        Assert.Contains("newer version", Assert.Single(mistake.Failures));
        Assert.Empty(Directory.GetFiles(Folder, "*.damaged-*"));
    }

    private DataFolder Opened() => DataFolder.Open(Settings("Oig:DataPath", Folder));

    private LocalStore Open() => new(Opened(), new Logger<LocalStore>(_log), TimeProvider.System);

    private static IConfiguration Settings(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
}
