namespace Oig.Api.Credentials;

/// <summary>The way credentials came.</summary>
internal enum AuthMethod
{
    /// <summary><c>Authorization: Basic</c>, or <c>Bearer</c> with the same token.</summary>
    Basic,

    /// <summary><c>X-OIG-Email</c> and <c>X-OIG-Password</c>.</summary>
    Header,
}
