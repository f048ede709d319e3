using Microsoft.Extensions.Options;
using Oig.Portal.Failures;
using Oig.Portal.Http;
using Oig.Portal.Login;
using Oig.Portal.Writes;

namespace Oig.Portal;

/// <summary>
/// The OIG portal's HTTP interface. Holds no session, so one instance serves many accounts at once. Every failure is a
/// <see cref="PortalException"/>; a cancelled call counts as one that took too long.
/// </summary>
public sealed class PortalClient
{
    private readonly LoginEndpoint _login;
    private readonly WriteEndpoint _writes;

    /// <summary>For the container; see <see cref="PortalServiceCollectionExtensions.AddPortalClient"/>.</summary>
    public PortalClient(IHttpClientFactory clients, IOptions<PortalOptions> options, TimeProvider time)
    {
        var exchange = new Exchange(clients, time);
        var once = new OneShot(exchange, options.Value.Timeout, time);
        var reads = new SafeReads(exchange, options.Value.Timeout, time);
        _login = new LoginEndpoint(once);
        _writes = new WriteEndpoint(once, options.Value, time);
    }

    /// <summary>
    /// Logs in, with exactly one request. <see cref="CredentialsRefusedException"/> if the portal says no; outages, certificate problems and
    /// unexpected answers have exceptions of their own.
    /// </summary>
    public Task<PortalSession> LogInAsync(Credentials credentials, CancellationToken ct) => _login.LogInAsync(credentials, ct);

    /// <summary>
    /// Asks for a change, with exactly one request; the receipt proves only that the portal took it. <see cref="OutcomeUnknownException"/> if
    /// it may have been stored although no answer came; after <see cref="PortalChangedException"/> too it may have been. Read back, never send again.
    /// </summary>
    public Task<WriteReceipt> WriteAsync(PortalSession session, BoxWrite write, CancellationToken ct) => _writes.WriteAsync(session, write, ct);
}
