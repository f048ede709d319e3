using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Oig.Api.Fail2Ban;

/// <summary>
/// A file that is opened, used once and closed, so that it may be renamed or truncated at any time and several processes may share it; a
/// pipe, a device or a folder in its place is refused at once. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal static class PlainFile
{
    private const int ReadOnly = 0x0, WriteOnly = 0x1, Create = 0x40, Append = 0x400, DoNotBlock = 0x800, CloseOnExec = 0x80000;
    private const int OwnerWritesGroupReads = 0x1A0;

    /// <summary>Appends the bytes with one write; no bytes only make sure that the file can be written.</summary>
    public static void Add(string path, ReadOnlySpan<byte> line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = OperatingSystem.IsLinux() ? OpenOnLinux(path, WriteOnly | Create | Append)
            : File.OpenHandle(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        if (line.Length > 0) RandomAccess.Write(file, line, OperatingSystem.IsLinux() ? 0 : RandomAccess.GetLength(file));
    }

    /// <summary>The lines of a file.</summary>
    public static string[] ReadLines(string path)
    {
        using var file = OperatingSystem.IsLinux() ? OpenOnLinux(path, ReadOnly) : File.OpenHandle(path);
        using var reader = new StreamReader(new FileStream(file, FileAccess.Read));
        return reader.ReadToEnd().Split('\n');
    }

    // The framework's append mode seeks to the end once; another writer, or a truncation, in between would cost a line. With this
    // flag the system finds the end as it writes, whatever offset is asked for. And opening a pipe would wait for its other end.
    private static SafeFileHandle OpenOnLinux(string path, int mode)
    {
        if (Directory.Exists(path)) throw new IOException("It is a folder.");
        if (IsDevice(path)) throw new IOException("It is a device.");
        var descriptor = Open(Encoding.UTF8.GetBytes($"{path}\0"), mode | DoNotBlock | CloseOnExec, OwnerWritesGroupReads);
        if (descriptor < 0) throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        if (CanSeek(file)) return file;
        file.Dispose();
        throw new IOException("It is a pipe.");
    }

    private static bool IsDevice(string path)
    {
        var file = new FileInfo(path);
        var target = file.Exists && file.ResolveLinkTarget(returnFinalTarget: true) is { } led ? led.FullName : file.FullName;
        return target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal);
    }

    private static bool CanSeek(SafeFileHandle file)
    {
        try
        {
            return RandomAccess.GetLength(file) >= 0;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags, int mode);
}
