using Oig.Api.Door;
using Oig.Api.SignIn.Clients;
using Oig.Api.SignIn.Gate;
using Oig.Api.SignIn.Pages;
using Oig.Api.SignIn.Protocol;
using Oig.Api.SignIn.Tokens;

namespace Oig.Api.SignIn;

/// <summary>
/// Signing in by OAuth 2.1, on with <c>Oig:Access:PublicUrl</c> and a secret that outlives the process. Off, nothing of it is there.
/// </summary>
internal static class SignInHosting
{
    private const string Setting = $"{AccessOptions.Section}:{nameof(AccessOptions.PublicUrl)}";
    private const string ClientDocumentsSetting = $"{AccessOptions.Section}:{nameof(AccessOptions.ClientDocuments)}";

    private static readonly string[] Paths =
        ["/.well-known", OpenIddictServer.AuthorizePath, OpenIddictServer.TokenPath, Metadata.RegisterPath, Metadata.RevokePath, AccountEndpoint.Path];

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        if (PublicUrl.Parse(builder.Configuration[Setting]) is not { } url) return;
        var services = builder.Services;
        services.AddSingleton(url).AddSingleton<SealingKeys>().AddSingleton<Sealer>().AddSingleton<Homes>().AddSingleton<PasswordChanges>();
        services.AddSingleton<ClientRegistry>();
        if (builder.Configuration.GetValue(ClientDocumentsSetting, true)) services.AddClientDocuments();
        services.AddSingleton<Challenge>().AddSingleton<GrantWatch>().AddSingleton<TokenRefusal>();
        services.AddSingleton<OwnerLogin>().AddSingleton<FormGuard>().AddScoped<PageWriter>().AddScoped<ConsentEndpoint>().AddScoped<AccountEndpoint>();
        services.AddScoped(provider => PageTexts.For(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request));
        services.AddOpenIddictServer(url);
    }

    /// <summary>Before <c>/mcp</c> is mapped and after the guards of addresses and hosts.</summary>
    public static void MapSignIn(this WebApplication app)
    {
        if (app.Services.GetService<PublicUrl>() is not { } url) return;
        if (!app.Services.GetRequiredService<SealingKeys>().IsThere)
        {
            Log.SignInWithoutSecret(app.Logger);
            return;
        }

        Log.SignInOn(app.Logger, url.Of(AccountEndpoint.Path));
        app.UseWhen(http => IsAt(http, Paths), own => own.Use(AsPublic(url)).UseAuthentication());
        app.MapMetadata(url);
        app.MapRegistration(Metadata.RegisterPath);
        app.MapRevocation();
        ConsentEndpoint.Map(app);
        AccountEndpoint.Map(app);
    }

    private static bool IsAt(HttpContext http, string[] paths) => Array.Exists(paths, path => http.Request.Path.StartsWithSegments(path));

    // Behind a proxy the request came by http and perhaps under another name; addresses are made of what the world uses.
    private static Func<HttpContext, RequestDelegate, Task> AsPublic(PublicUrl url) => (http, next) =>
    {
        http.Request.Scheme = url.Issuer.Scheme;
        http.Request.Host = new(url.Authority);
        return next(http);
    };
}
