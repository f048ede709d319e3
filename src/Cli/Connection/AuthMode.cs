namespace Oig.Cli.Connection;

/// <summary>How e-mail and password travel to the server.</summary>
internal enum AuthMode
{
    /// <summary>`Authorization: Basic`, UTF-8.</summary>
    Basic,

    /// <summary>`X-OIG-Email` and `X-OIG-Password`.</summary>
    Header,
}
