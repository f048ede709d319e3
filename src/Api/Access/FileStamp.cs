namespace Oig.Api.Access;

/// <summary>What shows that a file has changed.</summary>
internal readonly record struct FileStamp(bool Exists, DateTime WrittenAt, long Length)
{
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new(true, file.LastWriteTimeUtc, file.Length) : default;
    }
}
