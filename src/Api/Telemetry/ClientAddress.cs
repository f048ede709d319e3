namespace Oig.Api.Telemetry;

/// <summary>Where a request came from, for logs.</summary>
internal static class ClientAddress
{
    /// <summary>The IP address; null when the connection has none.</summary>
    public static string? Of(HttpContext? context) => context?.Connection.RemoteIpAddress is { } address
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
        : null;
}
