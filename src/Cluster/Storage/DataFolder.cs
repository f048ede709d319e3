using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Oig.Cluster.Storage;

/// <summary>
/// Where the single process keeps what it must not forget, by <c>Oig:DataPath</c>: default the folder <c>data</c> beside the allow-list,
/// <c>:memory:</c> for nothing.
/// </summary>
internal sealed class DataFolder
{
    /// <summary>The setting.</summary>
    public const string Key = "Oig:DataPath";

    private const string AllowListKey = "Oig:Access:WhitelistPath";
    private const string SecretFile = "session-secret";
    private const int SecretBytes = 48;
    private const int ShortestSecret = 32;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Nothing is kept.</summary>
    public static readonly DataFolder None = new(null, null);

    private DataFolder(string? path, string? objection) => (Path, Objection) = (path, objection);

    /// <summary>The folder; null when nothing is kept.</summary>
    public string? Path { get; }

    /// <summary>Why the folder cannot be used; null when it can.</summary>
    public string? Objection { get; private set; }

    /// <summary>The folder of the settings, made when it is not there yet.</summary>
    public static DataFolder Open(IConfiguration configuration)
    {
        var path = configuration[Key] is { Length: > 0 } set ? set : BesideAllowList(configuration);
        if (path == SqliteDatabase.InMemory) return None;
        path = System.IO.Path.GetFullPath(path);
        return new(path, Attempt(() => Create(path)));
    }

    /// <summary>
    /// The secret that is kept here, made at the first start, so that grain keys stay the same; null when none can be kept.
    /// Throws <see cref="OptionsValidationException"/> when the file holds none: with another one all that is stored would be out of reach.
    /// </summary>
    public string? Secret()
    {
        if (Path is null || Objection is not null) return null;
        var file = System.IO.Path.Combine(Path, SecretFile);
        string? secret = null;
        Objection = Attempt(() => secret = ReadOrMake(file));
        return secret is not { Length: < ShortestSecret } ? secret : throw new OptionsValidationException(
            Key, typeof(DataFolder), [$"{file} holds no secret of at least {ShortestSecret} characters: restore it, or delete it and begin anew without what is stored."]);
    }

    private static string BesideAllowList(IConfiguration configuration) => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(configuration[AllowListKey] is { Length: > 0 } list ? list : "whitelist.txt")) ?? ".", "data");

    private static string ReadOrMake(string file)
    {
        if (File.Exists(file)) return File.ReadAllText(file).Trim();
        // Whole or not at all: a start that is cut off must not leave half a secret.
        var draft = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = File.Open(draft, options)) stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))));
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was faster.
            File.Delete(draft);
        }

        return File.ReadAllText(file).Trim();
    }

    // Said before the framework does, which says of both that something is there already.
    private static void Create(string path)
    {
        if (new FileInfo(path).LinkTarget is not null && File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName is { } target
            && !System.IO.Path.Exists(target))
            throw new IOException($"{path} leads to {target}, which is not there");
        if (File.Exists(path)) throw new IOException($"{path} is a file, not a folder");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
    }

    private static string? Attempt(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message.ReplaceLineEndings(" ");
        }
    }
}
