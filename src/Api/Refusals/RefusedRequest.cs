using System.Net;
using Oig.Api.Credentials;

namespace Oig.Api.Refusals;

/// <summary>Who was refused: the e-mail as it came, the address it came from, and the code of the reply.</summary>
internal sealed record RefusedRequest(string User, IPAddress Address, string Reason)
{
    public static RefusedRequest Of(HttpContext http, string reason) =>
        new(CredentialsReader.Read(http.Request.Headers).Credentials?.Email ?? "", http.Connection.RemoteIpAddress!, reason);
}
