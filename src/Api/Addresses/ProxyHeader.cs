namespace Oig.Api.Addresses;

/// <summary>The header in which trusted proxies tell a client's address.</summary>
public enum ProxyHeader
{
    /// <summary><c>X-Forwarded-For</c> where it is there, else <c>Forwarded</c>.</summary>
    Either,

    /// <summary><c>X-Forwarded-For</c> only.</summary>
    XForwardedFor,

    /// <summary><c>Forwarded</c> (RFC 7239) only.</summary>
    Forwarded,
}
