using Oig.Api.SignIn.Clients;
using Oig.Api.SignIn.Tokens;
using Oig.Contracts.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Oig.Api.SignIn.Protocol;

/// <summary>Exchanges codes and refresh tokens for tokens: one turn of the grain that keeps the grant.</summary>
internal sealed class TokenExchange(ClientRegistry clients, PublicUrl url, IGrainFactory grains, PasswordChanges passwords, TimeProvider time)
    : IOpenIddictServerHandler<ExtractTokenRequestContext>,
      IOpenIddictServerHandler<ValidateTokenRequestContext>,
      IOpenIddictServerHandler<HandleTokenRequestContext>
{
    // The owner said on the page what the client may do; what it asks for neither adds to that nor takes from it.
    public ValueTask HandleAsync(ExtractTokenRequestContext context)
    {
        context.Request?.RemoveParameter(Parameters.Scope);
        // Before anything else is looked at: by this error, and no other, a client knows that it has to register anew.
        if (context.Request?.ClientId is { Length: > 0 } id && !clients.MayBeClient(id)) context.Reject(Errors.InvalidClient, "The client is not known to this server: it has to register.");
        return default;
    }

    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (!ResourceParameter.AreGood(context.Request, url)) context.Reject(Errors.InvalidTarget, $"Tokens are issued for {url.Resource} only.");
        return default;
    }

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var issue = Issue.Of(context.Transaction);
        if (await AskAsync(issue) is not { } answer)
            context.Reject(Errors.TemporarilyUnavailable, "The part of this server that keeps grants did not answer. Try again in a few seconds.");
        else if (answer.Outcome != GrantOutcome.Granted) context.Reject(Errors.InvalidGrant, Reason(answer.Outcome));
        else Grant(context, issue, answer);
    }

    private async Task<GrantAnswer?> AskAsync(Issue issue)
    {
        var grants = grains.GetGrain<IGrantsGrain>(issue.Ticket.Home);
        try
        {
            if (await passwords.VoidAsync(issue.Ticket)) return await EndAsync(grants, issue.Ticket);
            return await (issue.Code is { } code
                ? grants.BeginAsync(new(issue.Ticket.Grant, code.ClientName, code.ClientHost, issue.Ticket.MayControl, issue.CodeExpiresAt))
                : grants.RefreshAsync(issue.Ticket.Grant, issue.Ticket.Generation));
        }
        // A grain that cannot store throws whatever its storage does.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<GrantAnswer> EndAsync(IGrantsGrain grants, Ticket ticket)
    {
        await grants.RevokeAsync(ticket.Grant);
        return new(GrantOutcome.Unknown);
    }

    private void Grant(HandleTokenRequestContext context, Issue issue, GrantAnswer answer)
    {
        var granted = issue with { Ticket = issue.Ticket with { Generation = answer.Generation } };
        granted.For(context.Transaction);
        context.SignIn(SignInPrincipal.Of(granted.Ticket).SetRefreshTokenLifetime(answer.ExpiresAt - time.GetUtcNow()));
    }

    private static string Reason(GrantOutcome outcome) => outcome == GrantOutcome.Replayed
        ? "It was used before, so the grant has ended. Sign in again."
        : "The grant was revoked, or has expired. Sign in again.";
}
