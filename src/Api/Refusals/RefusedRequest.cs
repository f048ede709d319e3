using System.Net;
using Oig.Api.Credentials;

namespace Oig.Api.Refusals;

/// <summary>Who was refused: the e-mail as it came, and the address it came from.</summary>
internal sealed record RefusedRequest(string User, IPAddress Address)
{
    public static RefusedRequest Of(HttpContext http) =>
        new(CredentialsReader.Read(http.Request.Headers).Credentials?.Email ?? "", http.Connection.RemoteIpAddress!);
}
