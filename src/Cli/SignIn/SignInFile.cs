using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Authentication;

namespace Oig.Cli.SignIn;

/// <summary>
/// What signing in at one server left behind: its tokens, in a file of the user's own settings that nobody else may read. Read anew each
/// time, since another <c>oig</c> may have refreshed them meanwhile.
/// </summary>
internal sealed class SignInFile : ITokenCache
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;

    private SignInFile(string path) => _path = path;

    /// <summary>Where it is.</summary>
    public string Place => _path;

    public bool Exists => File.Exists(_path);

    /// <summary>True to begin with nothing, whatever is stored, until there is something new.</summary>
    public bool IsAnew { get; set; }

    /// <summary>The file for that server; a <see cref="SignInException"/> when the user has no place for settings.</summary>
    public static SignInFile Of(Terminal terminal, Uri url) => Find(terminal, url)
        ?? throw new SignInException("There is no home folder to keep the sign-in in. Set HOME.");

    /// <summary>The file for that server; null when the user has no place for settings.</summary>
    public static SignInFile? Find(Terminal terminal, Uri url) => terminal.Settings is { } settings
        ? new(Path.Combine(settings, "servers", $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)))[..16]}.json"))
        : null;

    public async ValueTask<TokenContainer?> GetTokensAsync(CancellationToken cancellationToken)
    {
        if (IsAnew || !Exists) return null;
        try
        {
            return JsonSerializer.Deserialize<TokenContainer>(await File.ReadAllBytesAsync(_path, cancellationToken));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SignInException($"The sign-in in {_path} cannot be read. Sign in again: oig login", exception);
        }
    }

    /// <summary>Stores them whole or not at all: half a file would be a sign-in lost.</summary>
    public async ValueTask StoreTokensAsync(TokenContainer tokens, CancellationToken cancellationToken)
    {
        try
        {
            MakeFolder();
            var whole = $"{_path}.{Environment.ProcessId}";
            await using (var file = new FileStream(whole, Creation()))
                await JsonSerializer.SerializeAsync(file, tokens, cancellationToken: cancellationToken);
            File.Move(whole, _path, overwrite: true);
            IsAnew = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SignInException($"The sign-in could not be stored in {_path}: {exception.Message}", exception);
        }
    }

    public void Delete() => File.Delete(_path);

    private void MakeFolder()
    {
        var folder = Path.GetDirectoryName(_path)!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
    }

    // On Windows the folder's own rights keep others out.
    private static FileStreamOptions Creation()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        return options;
    }
}

/// <summary>Signing in did not work, or is over; the message says what to do.</summary>
internal sealed class SignInException(string message, Exception? cause = null) : Exception(message, cause);
