using System.Text.Json.Nodes;
using Oig.Api.SignIn.Clients;
using Oig.Api.SignIn.Tokens;

namespace Oig.Api.SignIn.Protocol;

/// <summary>How clients find their way: the documents of RFC 9728 and RFC 8414.</summary>
internal static class Metadata
{
    public const string ProtectedResource = "/.well-known/oauth-protected-resource";
    public const string RegisterPath = "/register";
    public const string RevokePath = "/revoke";

    public static void MapMetadata(this IEndpointRouteBuilder app, PublicUrl url)
    {
        var (resource, server) = (Resource(url).ToJsonString(), AuthorizationServer(url, app.ServiceProvider.GetService<ClientDocuments>() is not null).ToJsonString());
        foreach (var path in (string[])[ProtectedResource, $"{ProtectedResource}/mcp"]) app.MapJson(path, resource);
        foreach (var name in (string[])["oauth-authorization-server", "openid-configuration"])
        {
            app.MapJson($"/.well-known/{name}", server);
            // Some clients append the resource's path.
            app.MapJson($"/.well-known/{name}/mcp", server);
        }
    }

    private static void MapJson(this IEndpointRouteBuilder app, string path, string json) => app.MapGet(path, () => Results.Text(json, "application/json"));

    private static JsonObject Resource(PublicUrl url) => new()
    {
        ["resource"] = url.Resource,
        ["authorization_servers"] = new JsonArray(url.Issuer.AbsoluteUri),
        // What may be changed is the owner's to say, by a tick on the page: clients ask for everything they find here.
        ["scopes_supported"] = new JsonArray(Scope.Read),
        ["bearer_methods_supported"] = new JsonArray("header"),
        ["resource_name"] = "ČEZ / OIG Battery Box",
    };

    private static JsonObject AuthorizationServer(PublicUrl url, bool readsDocuments) => new()
    {
        ["issuer"] = url.Issuer.AbsoluteUri,
        ["authorization_endpoint"] = url.Of(OpenIddictServer.AuthorizePath),
        ["token_endpoint"] = url.Of(OpenIddictServer.TokenPath),
        ["registration_endpoint"] = url.Of(RegisterPath),
        ["revocation_endpoint"] = url.Of(RevokePath),
        ["scopes_supported"] = new JsonArray(Scope.Read),
        ["response_types_supported"] = new JsonArray("code"),
        ["response_modes_supported"] = new JsonArray("query"),
        ["grant_types_supported"] = new JsonArray("authorization_code", "refresh_token"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray(Registration.NoAuthentication),
        ["revocation_endpoint_auth_methods_supported"] = new JsonArray(Registration.NoAuthentication),
        ["authorization_response_iss_parameter_supported"] = true,
        ["client_id_metadata_document_supported"] = readsDocuments,
        ["ui_locales_supported"] = new JsonArray("cs", "en"),
    };
}
