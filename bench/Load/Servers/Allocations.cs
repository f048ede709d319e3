using System.Globalization;
using Oig.Hook;

namespace Oig.Load.Servers;

/// <summary>Bytes that .NET processes have allocated, which <see cref="AllocatedBytes"/> tells from inside of them.</summary>
internal sealed class Allocations : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oig-load-allocated-");
    private int _processes;

    /// <summary>All of them together, so far.</summary>
    public long Bytes => _folder.GetFiles().Sum(file => BitConverter.ToInt64(File.ReadAllBytes(file.FullName)));

    /// <summary>Environment of one more process.</summary>
    public Dictionary<string, string> Watch()
    {
        var path = Path.Combine(_folder.FullName, _processes++.ToString(CultureInfo.InvariantCulture));
        File.WriteAllBytes(path, new byte[sizeof(long)]);
        return new() { ["DOTNET_STARTUP_HOOKS"] = typeof(AllocatedBytes).Assembly.Location, [AllocatedBytes.Variable] = path };
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
