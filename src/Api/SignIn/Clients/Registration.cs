using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Oig.Api.Telemetry;

namespace Oig.Api.SignIn.Clients;

/// <summary><c>POST /register</c> (RFC 7591): takes a client's description and gives it back as an id; remembers nothing.</summary>
internal static class Registration
{
    public const string NoAuthentication = "none";

    private const int LargestRequest = 16 * 1024;

    public static void MapRegistration(this IEndpointRouteBuilder app, string path) =>
        app.MapPost(path, RegisterAsync).WithMetadata(new RequestSizeLimitAttribute(LargestRequest));

    private static async Task<IResult> RegisterAsync(HttpRequest request, ClientRegistry clients, TimeProvider time)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        if (Client.Parse(body.ToArray()) is not { } client) return Refuse("invalid_client_metadata", "The body must be a JSON object with redirect_uris, a list of strings.");
        if (client.Cleaned() is not { } cleaned)
            return Refuse("invalid_redirect_uri", "redirect_uris must hold at least one https address, http address on this machine (127.0.0.1, [::1], localhost) or address of an app's own scheme.");
        SignInTelemetry.Note(SignInStep.Register);
        return Results.Json(Answer(cleaned, clients.Register(cleaned), time.GetUtcNow()), statusCode: StatusCodes.Status201Created);
    }

    private static IResult Refuse(string error, string description)
    {
        SignInTelemetry.Note(SignInStep.Register, error);
        return Results.Json(new JsonObject { ["error"] = error, ["error_description"] = description }, statusCode: StatusCodes.Status400BadRequest);
    }

    // Whatever the client asked for: it proves itself by PKCE alone.
    private static JsonObject Answer(Client client, string id, DateTimeOffset now)
    {
        var answer = new JsonObject
        {
            ["client_id"] = id,
            ["client_id_issued_at"] = now.ToUnixTimeSeconds(),
            ["redirect_uris"] = new JsonArray([.. client.RedirectUris!.Select(uri => JsonValue.Create(uri))]),
            ["token_endpoint_auth_method"] = NoAuthentication,
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
            ["response_types"] = new JsonArray("code"),
        };
        if (client.Name is { } name) answer["client_name"] = name;
        return answer;
    }
}
