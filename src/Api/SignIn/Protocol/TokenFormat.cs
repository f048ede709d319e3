using System.Security.Claims;
using Oig.Api.SignIn.Clients;
using Oig.Api.SignIn.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Oig.Api.SignIn.Protocol;

/// <summary>
/// Puts this server's sealed tokens in the place of OpenIddict's. What is in them travels beside OpenIddict's principal, as a property of
/// the request's transaction: claims would show up in logs.
/// </summary>
internal sealed class TokenFormat(Sealer sealer) : IOpenIddictServerHandler<ValidateTokenContext>, IOpenIddictServerHandler<GenerateTokenContext>
{
    // A claim for OpenIddict's own comparison, which no client's id can equal.
    private const string OtherClient = "another client";

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        var clientId = context.Request?.ClientId ?? "";
        if (context.ValidTokenTypes.Contains(TokenTypeIdentifiers.Private.AuthorizationCode)) TakeCode(context, clientId);
        else if (context.ValidTokenTypes.Contains(TokenTypeIdentifiers.RefreshToken)) TakeRefreshToken(context, clientId);
        if (context.Principal is null) context.Reject(Errors.InvalidGrant, "The code or token is not valid, or has expired.");
        return default;
    }

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        var expiresAt = context.Principal.GetExpirationDate() ?? throw new InvalidOperationException("A token without an end.");
        context.Token = context.TokenType switch
        {
            TokenTypeIdentifiers.Private.AuthorizationCode => sealer.SealCode(Issue.Of(context.Transaction).Code!, expiresAt),
            TokenTypeIdentifiers.RefreshToken => sealer.Seal(SealKind.RefreshToken, Issue.Of(context.Transaction).Ticket, expiresAt),
            TokenTypeIdentifiers.AccessToken => sealer.Seal(SealKind.AccessToken, Issue.Of(context.Transaction).Ticket with { Generation = 0 }, expiresAt),
            _ => throw new InvalidOperationException($"No token of the type {context.TokenType} is issued."),
        };
        return default;
    }

    private void TakeCode(ValidateTokenContext context, string clientId)
    {
        if (sealer.OpenCode(context.Token) is not var (code, expiresAt)) return;
        new Issue(code.Ticket, code, expiresAt).For(context.Transaction);
        context.Principal = Principal(code.Ticket, clientId, TokenTypeIdentifiers.Private.AuthorizationCode)
            .SetClaim(Claims.Private.RedirectUri, code.RedirectUri)
            .SetClaim(Claims.Private.CodeChallenge, code.Challenge)
            .SetClaim(Claims.Private.CodeChallengeMethod, CodeChallengeMethods.Sha256);
    }

    private void TakeRefreshToken(ValidateTokenContext context, string clientId)
    {
        if (sealer.OpenTicket(SealKind.RefreshToken, context.Token) is not { } ticket) return;
        new Issue(ticket).For(context.Transaction);
        context.Principal = Principal(ticket, clientId, TokenTypeIdentifiers.RefreshToken);
    }

    private static ClaimsPrincipal Principal(Ticket ticket, string clientId, string type) =>
        SignInPrincipal.Of(ticket).SetTokenType(type).SetPresenters(ticket.Client == Client.Fingerprint(clientId) ? clientId : OtherClient);
}

/// <summary>What the request's tokens are made of.</summary>
/// <param name="Ticket">The ticket of the refresh token.</param>
/// <param name="Code">The code that was sent, or is to be issued; null with a refresh token.</param>
/// <param name="CodeExpiresAt">Until when that code is good.</param>
internal sealed record Issue(Ticket Ticket, CodeTicket? Code = null, DateTimeOffset CodeExpiresAt = default)
{
    private const string Property = "oig.issue";

    public static Issue Of(OpenIddictServerTransaction transaction) =>
        transaction.GetProperty<Issue>(Property) ?? throw new InvalidOperationException("Nothing was granted.");

    public void For(OpenIddictServerTransaction transaction) => transaction.SetProperty(Property, this);

    public override string ToString() => "Issue(redacted)";
}

/// <summary>The principal that OpenIddict issues tokens for.</summary>
internal static class SignInPrincipal
{
    public static ClaimsPrincipal Of(Ticket ticket) => new ClaimsPrincipal(new ClaimsIdentity("sign-in"))
        .SetClaim(Claims.Subject, ticket.Home)
        // The scope by which OpenIddict knows that a refresh token is wanted.
        .SetScopes(Scope.Read, Scopes.OfflineAccess);
}

/// <summary>Scopes of this server.</summary>
internal static class Scope
{
    public const string Read = "battery:read";
    public const string Control = "battery:control";

    public static string Of(bool mayControl) => mayControl ? $"{Read} {Control}" : Read;
}
