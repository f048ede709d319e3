using Oig.Api.Telemetry;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Oig.Api.SignIn.Protocol;

/// <summary>Notes what became of each request, and tells the client which scopes it got.</summary>
internal sealed class Outcomes : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>, IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        SignInTelemetry.Note(SignInStep.Authorize, context.Error);
        return default;
    }

    public ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        SignInTelemetry.Note(context.Request?.IsRefreshTokenGrantType() == true ? SignInStep.Refresh : SignInStep.Token, context.Error);
        if (context.Error is null) context.Response.Scope = Scope.Of(Issue.Of(context.Transaction).Ticket.MayControl);
        return default;
    }
}
