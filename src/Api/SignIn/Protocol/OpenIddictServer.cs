using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Oig.Api.SignIn.Tokens;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Oig.Api.SignIn.Protocol;

/// <summary>
/// OpenIddict for the protocol at <c>/authorize</c> and <c>/token</c>, without its storage (degraded mode): who is a client, what a code or
/// token is, and whether it is still good, is decided by the handlers of this folder.
/// </summary>
internal static class OpenIddictServer
{
    public const string AuthorizePath = "/authorize";
    public const string TokenPath = "/token";

    public static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromHours(1);

    // After its own checks of a request, before the request is answered or passed on to the page.
    private const int Late = 100_000;

    // Before anything of its own would look at a token.
    private const int Early = int.MinValue + 100_500;

    // The documents are this server's own, and no key is ever needed to read a token.
    private static readonly string[] Nowhere = [];

    public static void AddOpenIddictServer(this IServiceCollection services, PublicUrl url)
    {
        services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode().SetIssuer(url.Issuer);
            server.SetAuthorizationEndpointUris(AuthorizePath).SetTokenEndpointUris(TokenPath).SetConfigurationEndpointUris(Nowhere).SetJsonWebKeySetEndpointUris(Nowhere);
            server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow();
            server.SetAuthorizationCodeLifetime(CodeLifetime).SetAccessTokenLifetime(AccessTokenLifetime);
            // Which scopes and which resource are good, the handlers decide.
            server.DisableScopeValidation().DisableResourceValidation();
            server.Configure(options => options.ResponseModes.IntersectWith([ResponseModes.Query]));
            server.AddUnusedKeys();
            server.AddHandlers();
            server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableErrorPassthrough().DisableTransportSecurityRequirement().SuppressJsonResponseIndentation();
        });
    }

    /// <summary>The transaction that OpenIddict keeps for the request.</summary>
    public static OpenIddictServerTransaction Transaction(this HttpContext http) =>
        http.Features.Get<OpenIddictServerAspNetCoreFeature>()?.Transaction ?? throw new InvalidOperationException("Not a request of OpenIddict's.");

    private static void AddHandlers(this OpenIddictServerBuilder server) => server
        .AddEventHandler<ExtractAuthorizationRequestContext>(on => on.UseScopedHandler<AuthorizationChecks>().SetOrder(int.MaxValue - Late))
        .AddEventHandler<ValidateAuthorizationRequestContext>(on => on.UseScopedHandler<AuthorizationChecks>().SetOrder(Late))
        .AddEventHandler<HandleAuthorizationRequestContext>(on => on.UseScopedHandler<AuthorizationChecks>().SetOrder(Late))
        .AddEventHandler<ExtractTokenRequestContext>(on => on.UseScopedHandler<TokenExchange>().SetOrder(int.MaxValue - Late))
        .AddEventHandler<ValidateTokenRequestContext>(on => on.UseScopedHandler<TokenExchange>().SetOrder(Late))
        .AddEventHandler<HandleTokenRequestContext>(on => on.UseScopedHandler<TokenExchange>().SetOrder(Late))
        .AddEventHandler<ValidateTokenContext>(on => on.UseScopedHandler<TokenFormat>().SetOrder(Early))
        .AddEventHandler<GenerateTokenContext>(on => on.UseScopedHandler<TokenFormat>().SetOrder(Early))
        .AddEventHandler<ApplyAuthorizationResponseContext>(on => on.UseSingletonHandler<Outcomes>().SetOrder(int.MinValue + 200_000))
        .AddEventHandler<ApplyTokenResponseContext>(on => on.UseSingletonHandler<Outcomes>().SetOrder(int.MinValue + 200_000));

    // It does not start without keys, though no token of its own format is ever made. These live and die with the process.
    private static void AddUnusedKeys(this OpenIddictServerBuilder server) => server
        .AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)))
        .AddSigningKey(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)));
}
