namespace Oig.Simulator.Server;

/// <summary>Which script a path leads to, below the base path.</summary>
internal static class Routes
{
    public const string MaintenancePage = "odstavka.html";
    private const string Scripts = "inc/php/scripts/";

    private static readonly Dictionary<(string Method, string Path), PortalEndpoint> Known = new()
    {
        [("POST", Scripts + "Login.php")] = PortalEndpoint.Login,
        [("GET", "json.php")] = PortalEndpoint.Live,
        [("POST", "json2.php")] = PortalEndpoint.Series,
        [("GET", Scripts + "Controller.Call.php")] = PortalEndpoint.Notifications,
        [("POST", Scripts + "Device.Set.Value.php")] = PortalEndpoint.SetValue,
        [("POST", Scripts + "ToGrid.Toggle.php")] = PortalEndpoint.ToGrid,
        [("POST", Scripts + "Battery.Format.Save.php")] = PortalEndpoint.Format,
        [("GET", Scripts + "Login.php")] = PortalEndpoint.Page,
        [("GET", "")] = PortalEndpoint.Page,
        [("GET", MaintenancePage)] = PortalEndpoint.Page,
    };

    public static PortalEndpoint Find(HttpRequest request, string basePath) =>
        request.Path.Value is { } path && path.StartsWith(basePath, StringComparison.Ordinal)
            ? Known.GetValueOrDefault((request.Method, path[basePath.Length..]), PortalEndpoint.Unknown)
            : PortalEndpoint.Unknown;
}

internal static class BasePath
{
    public static string Of(SimulatorOptions options) => options.BasePath.Trim('/') is { Length: > 0 } path ? $"/{path}/" : "/";
}
