using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Oig.Api.Fail2Ban;

/// <summary>
/// A file that is opened, written to once and closed for each line, so that it may be renamed or truncated at any time and several
/// processes may share it. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal static class AppendingFile
{
    private const int WriteOnly = 0x1, Create = 0x40, Append = 0x400, CloseOnExec = 0x80000;
    private const int OwnerWritesGroupReads = 0x1A0;

    /// <summary>Appends the bytes with one write; no bytes only make sure that the file can be written.</summary>
    public static void Add(string path, ReadOnlySpan<byte> line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = OperatingSystem.IsLinux() ? OpenOnLinux(path) : File.OpenHandle(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        if (line.Length > 0) RandomAccess.Write(file, line, OperatingSystem.IsLinux() ? 0 : RandomAccess.GetLength(file));
    }

    // The framework's append mode seeks to the end once; another writer, or a truncation, in between would cost a line. With this
    // flag the system finds the end as it writes, whatever offset is asked for.
    private static SafeFileHandle OpenOnLinux(string path)
    {
        var descriptor = Open(Encoding.UTF8.GetBytes($"{path}\0"), WriteOnly | Create | Append | CloseOnExec, OwnerWritesGroupReads);
        return descriptor >= 0 ? new(descriptor, ownsHandle: true) : throw new IOException(Marshal.GetLastPInvokeErrorMessage());
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags, int mode);
}
