using Oig.Api.Fail2Ban;

namespace Oig.Api.Hosting;

/// <summary>The files <c>appsettings.json</c> and <c>appsettings.ENVIRONMENT.json</c> of the folder that the program runs in.</summary>
public static class SettingsFiles
{
    private const string NotWatched = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>A builder that reads them at the start and never again: to notice a change, the host would watch everything below their folder.</summary>
    public static WebApplicationBuilder ReadOnce(string[] arguments) => WebApplication.CreateBuilder([NotWatched, .. arguments]);

    /// <summary>
    /// One sentence for each file that is there and cannot be read as one; empty when all can. The host would wait for the other end of a pipe for ever,
    /// without a word, and pass over a folder.
    /// </summary>
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
