using System.Collections.Immutable;
using Oig.Api.SignIn.Clients;
using Oig.Api.SignIn.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Oig.Api.SignIn.Protocol;

/// <summary>
/// What a request to <c>/authorize</c> has to be. Client and redirect URI come first: with a wrong one, nobody is sent anywhere. What is
/// wrong beside them, the client is told by the redirect.
/// </summary>
internal sealed class AuthorizationChecks(ClientRegistry clients, PublicUrl url)
    : IOpenIddictServerHandler<ExtractAuthorizationRequestContext>,
      IOpenIddictServerHandler<ValidateAuthorizationRequestContext>,
      IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    private const string ClientProperty = "oig.client";

    // 43 characters of base64url are 256 bits.
    private const int ChallengeLength = 43;
    private const int LongestState = 4096;

    /// <summary>The client of a request that was found good.</summary>
    public static Client ClientOf(OpenIddictServerTransaction transaction) =>
        transaction.GetProperty<Client>(ClientProperty) ?? throw new InvalidOperationException("The request was not checked.");

    // OpenIddict logs the request; what the page asks for is nobody's business but the page's.
    public ValueTask HandleAsync(ExtractAuthorizationRequestContext context)
    {
        foreach (var field in PageFields.OfConsent) context.Request?.RemoveParameter(field);
        // Without a challenge its method says nothing; the client is told of the challenge, by the redirect.
        if (context.Request is { CodeChallenge: null } request) request.CodeChallengeMethod = null;
        return default;
    }

    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        var client = await clients.FindAsync(context.ClientId, context.CancellationToken);
        if (client is null)
            context.Reject(Errors.InvalidClient, "The client is not known to this server: it has to register, or its metadata document could not be used. "
                + "A server that cannot read from the internet needs Oig:Access:ClientDocuments=false.");
        else if (!RedirectUris.Contain(client.RedirectUris ?? [], context.RedirectUri))
            context.Reject(Errors.InvalidRequest, "The redirect_uri is missing, or is not one that the client registered.");
        else context.Transaction.SetProperty(ClientProperty, client);
    }

    public ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        if (Mistake(context.Request) is var (error, description)) context.Reject(error, description);
        return default;
    }

    private (string Error, string Description)? Mistake(OpenIddictRequest request)
    {
        if (request.GetParameters().Any(IsTwice)) return (Errors.InvalidRequest, "A parameter is there more than once.");
        if (request.CodeChallengeMethod != CodeChallengeMethods.Sha256 || request.CodeChallenge?.Length != ChallengeLength)
            return (Errors.InvalidRequest, "A code_challenge with the code_challenge_method S256 is needed.");
        if (request.State?.Length > LongestState) return (Errors.InvalidRequest, "The state is too long.");
        if (!ResourceParameter.AreGood(request, url)) return (Errors.InvalidTarget, $"Tokens are issued for {url.Resource} only.");
        return request.HasPromptValue(PromptValues.None) ? (Errors.LoginRequired, "The owner has to sign in on the page.") : null;
    }

    // RFC 6749, section 3.1; of the resources there may be several (RFC 8707).
    private static bool IsTwice(KeyValuePair<string, OpenIddictParameter> parameter) =>
        parameter.Key != Parameters.Resource && (ImmutableArray<string?>?)parameter.Value is { Length: > 1 };
}

/// <summary>The resource that tokens are asked for (RFC 8707).</summary>
internal static class ResourceParameter
{
    /// <summary>True for none, and for this server's in each way to write it.</summary>
    public static bool AreGood(OpenIddictRequest request, PublicUrl url) => request.GetResources().All(resource => IsOf(resource, url));

    private static bool IsOf(string resource, PublicUrl url) => resource.TrimEnd('/') is var text && (text == url.Resource || text == url.Origin);
}

/// <summary>Names of the forms' fields.</summary>
internal static class PageFields
{
    public const string Email = "email";
    public const string Password = "password";
    public const string Control = "control";
    public const string Decision = "decision";
    public const string Allow = "allow";
    public const string Deny = "deny";
    public const string Form = "form";
    public const string Page = "page";
    public const string Grant = "grant";
    public const string Locales = "ui_locales";

    /// <summary>Those that the consent page adds to the parameters of a request.</summary>
    public static readonly string[] OfConsent = [Email, Password, Control, Decision, Form];
}
