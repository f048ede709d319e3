using Microsoft.AspNetCore.Mvc;
using Oig.Api.SignIn.Protocol;
using Oig.Api.SignIn.Tokens;
using Oig.Api.Telemetry;

namespace Oig.Api.SignIn.Gate;

/// <summary><c>POST /revoke</c> (RFC 7009): ends the grant of an access or refresh token. OpenIddict's own knows no grants.</summary>
internal static class Revocation
{
    private const int LargestRequest = 16 * 1024;

    public static void MapRevocation(this IEndpointRouteBuilder app) =>
        app.MapPost(Metadata.RevokePath, RevokeAsync).WithMetadata(new RequestSizeLimitAttribute(LargestRequest)).DisableAntiforgery();

    private static async Task<IResult> RevokeAsync(HttpRequest request, Sealer sealer, GrantWatch grants)
    {
        if (!request.HasFormContentType) return Refuse("The token must be sent as a form.");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["token"] is not [{ Length: > 0 } token]) return Refuse("One parameter token is needed.");
        if ((sealer.OpenTicket(SealKind.RefreshToken, token) ?? sealer.OpenTicket(SealKind.AccessToken, token)) is { } ticket)
            await grants.RevokeAsync(ticket.Home, ticket.Grant);
        SignInTelemetry.Note(SignInStep.Revoke);
        // A token that is none is as good as revoked.
        return Results.Ok();
    }

    private static IResult Refuse(string description)
    {
        SignInTelemetry.Note(SignInStep.Revoke, "invalid_request");
        return Results.Json(new { error = "invalid_request", error_description = description }, statusCode: StatusCodes.Status400BadRequest);
    }
}
