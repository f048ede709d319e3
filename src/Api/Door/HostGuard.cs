using Microsoft.Extensions.Options;

namespace Oig.Api.Door;

/// <summary>
/// Lets only requests through whose Host, and Origin where there is one, is a name of this server: a web page that points
/// its own name at this machine (DNS rebinding) shows itself by that name.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, IOptions<AccessOptions> options)
{
    private readonly HostNames _names = new(AccessOptions.Split(options.Value.AllowedHosts));

    public Task InvokeAsync(HttpContext context)
    {
        if (!_names.Contain(context.Request.Host.Host)) return RefuseAsync(context, "Host");
        if (!IsOwn(context.Request.Headers.Origin.ToString())) return RefuseAsync(context, "Origin");
        return next(context);
    }

    private bool IsOwn(string origin) =>
        origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && _names.Contain(uri.Host));

    private static Task RefuseAsync(HttpContext context, string header)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(
            $"The {header} header does not name this server. If the name is right, add it to Oig:Access:AllowedHosts (environment: Oig__Access__AllowedHosts).\n",
            context.RequestAborted);
    }
}

/// <summary>The names this server may be called by: loopback ones and those configured, with <c>*.suffix</c> and <c>*</c>.</summary>
internal sealed class HostNames(IEnumerable<string> configured)
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]", "::1"];

    private readonly string[] _names = [.. Loopback, .. configured];

    public bool Contain(string host) => host.Length > 0 && _names.Any(name => Matches(name, host));

    private static bool Matches(string name, string host) =>
        name == "*"
        || (name.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase))
        || host.Equals(name, StringComparison.OrdinalIgnoreCase);
}
