namespace Oig.Portal.Http;

/// <summary>Where the portal says that it has moved to: scheme, host and port, never more, since the rest is text written by others.</summary>
internal sealed record PortalMove(string Address)
{
    /// <summary>Null unless the answer redirects to another host, port or scheme than the one asked.</summary>
    internal static PortalMove? Of(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is < 300 or >= 400 || response.RequestMessage?.RequestUri is not { } asked) return null;
        return Target(asked, response.Headers.Location) is { } target && Origin(target) != Origin(asked) ? new(Origin(target)) : null;
    }

    private static Uri? Target(Uri asked, Uri? location) =>
        location is not null && Uri.TryCreate(asked, location, out var target) && (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp)
            ? target
            : null;

    // User names and passwords could stand before the host.
    private static string Origin(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
