using Microsoft.AspNetCore.Builder;
using Oig.Server.Tests.Hosting;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Support;

/// <summary>The whole server in this process with signing in on, under a loopback address.</summary>
internal sealed class SignInServer : IAsyncDisposable
{
    public const string Secret = "a secret of forty characters for sign-in";

    private SignInServer(OigServer server) => Server = server;

    public OigServer Server { get; }

    public Uri Url => Server.Url;

    public Uri Mcp => Server.Mcp;

    public static async Task<SignInServer> StartAsync(string[]? settings = null, Action<WebApplicationBuilder>? adjust = null, PortalSimulator? portal = null, string[]? allow = null)
    {
        var url = $"http://127.0.0.1:{FreePorts.Next()}";
        return new(await OigServer.StartAsync(
            // A machine whose cores are taken makes the portal slow; a page that says so is no page to go on from.
            [$"--urls={url}", $"--Oig:Access:PublicUrl={url}", $"--Oig:Session:Secret={Secret}", "--Oig:Portal:Timeout=00:01:00", .. settings ?? []], adjust, portal, allow));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

/// <summary>One server for the tests of a class.</summary>
public sealed class SharedSignIn : IAsyncLifetime
{
    internal SignInServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await SignInServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
