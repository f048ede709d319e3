namespace Oig.Cluster;

/// <summary>What shows that a file has changed.</summary>
public readonly record struct FileStamp(bool Exists, DateTime WrittenAt, long Length)
{
    /// <summary>The stamp of the file, or of the one that a link leads to: Kubernetes changes files by leading a link elsewhere.</summary>
    public static FileStamp Of(string path)
    {
        try
        {
            var file = Target(new(path));
            return file.Exists ? new(true, file.LastWriteTimeUtc, file.Length) : default;
        }
        catch (IOException)
        {
            // Links in a circle, or a file that has just gone.
            return default;
        }
    }

    private static FileInfo Target(FileInfo file) => file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
}
