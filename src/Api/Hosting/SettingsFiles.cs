using Oig.Api.Fail2Ban;

namespace Oig.Api.Hosting;

/// <summary>
/// Looks at the settings files before the host reads them: it would wait for the other end of a pipe for ever, without a word, and pass over
/// a folder.
/// </summary>
internal static class SettingsFiles
{
    /// <summary>One sentence for each file that is there and cannot be read as one; empty when all can.</summary>
    public static string[] Objections(string[] arguments)
    {
        // Where the host will look, by what it reads before any file.
        var host = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(arguments).Build();
        var folder = host[HostDefaults.ContentRootKey] ?? Directory.GetCurrentDirectory();
        string[] names = ["appsettings.json", $"appsettings.{host[HostDefaults.EnvironmentKey] ?? Environments.Production}.json"];
        return [.. names.Select(name => Objection(Path.Combine(folder, name))).OfType<string>()];
    }

    private static string? Objection(string path)
    {
        if (!Path.Exists(path)) return null;
        try
        {
            PlainFile.ReadLines(path);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"The settings file {path} cannot be read. {exception.Message}";
        }
    }
}
