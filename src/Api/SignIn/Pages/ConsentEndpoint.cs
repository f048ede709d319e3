using System.Collections.Immutable;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Oig.Api.SignIn.Clients;
using Oig.Api.SignIn.Protocol;
using Oig.Api.SignIn.Tokens;
using Oig.Api.Telemetry;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace Oig.Api.SignIn.Pages;

/// <summary><c>/authorize</c>, once OpenIddict has found the request good: asks the owner, and lets OpenIddict answer the client.</summary>
internal sealed class ConsentEndpoint(OwnerLogin login, FormGuard guard, PageWriter pages, Homes homes, PasswordChanges passwords, PublicUrl url)
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(OpenIddictServer.AuthorizePath, (HttpContext http, ConsentEndpoint page) => page.ShowAsync(http));
        app.MapPost(OpenIddictServer.AuthorizePath, (HttpContext http, ConsentEndpoint page) => page.TakeAsync(http)).DisableAntiforgery();
    }

    private Task ShowAsync(HttpContext http) => ErrorOf(http) is { } error ? ShowAsync(http, error) : AskAsync(http, answer: null);

    private async Task TakeAsync(HttpContext http)
    {
        if (ErrorOf(http) is { } error)
        {
            await ShowAsync(http, error);
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form[PageFields.Decision] == PageFields.Deny) await DenyAsync(http);
        else if (!guard.Takes(http, form)) await AskAsync(http, new(LoginTrouble.FormExpired));
        else await LogInAsync(http, form);
    }

    private async Task LogInAsync(HttpContext http, IFormCollection form)
    {
        var answer = await login.TryAsync(http, form);
        if (answer.Owner is not { } owner)
        {
            await AskAsync(http, answer, form[PageFields.Email]);
            return;
        }

        SignInTelemetry.Note(SignInStep.Consent);
        await GrantAsync(http, owner, form[PageFields.Control] == "yes");
    }

    // What the code holds travels beside the principal, see TokenFormat.
    private async Task GrantAsync(HttpContext http, Contracts.Credentials owner, bool mayControl)
    {
        var (transaction, request) = (http.Transaction(), RequestOf(http));
        var ticket = new Ticket(homes.Of(owner.Email), Guid.NewGuid(), Client.Fingerprint(request.ClientId!), mayControl, Generation: 0, await passwords.GenerationAsync(owner.Email), owner);
        var name = AuthorizationChecks.ClientOf(transaction).Name ?? PageTexts.For(http.Request).UnknownClient;
        new Issue(ticket, new(ticket, request.RedirectUri!, request.CodeChallenge!, name, RedirectUris.HostOf(request.RedirectUri!))).For(transaction);
        await http.SignInAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, SignInPrincipal.Of(ticket));
    }

    private static Task DenyAsync(HttpContext http)
    {
        SignInTelemetry.Note(SignInStep.Consent, OpenIddictConstants.Errors.AccessDenied);
        return http.ForbidAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private Task AskAsync(HttpContext http, LoginAnswer? answer, string? email = null)
    {
        var (request, texts) = (RequestOf(http), PageTexts.For(http.Request));
        if (answer is not null) SignInTelemetry.Note(SignInStep.Consent, answer.Code());
        return pages.WriteAsync<ConsentPage>(http, answer?.Status() ?? StatusCodes.Status200OK, new()
        {
            [nameof(ConsentPage.ClientName)] = AuthorizationChecks.ClientOf(http.Transaction()).Name,
            [nameof(ConsentPage.Host)] = RedirectUris.HostOf(request.RedirectUri!),
            [nameof(ConsentPage.IsOnThisDevice)] = RedirectUris.IsOnThisDevice(request.RedirectUri!),
            [nameof(ConsentPage.Action)] = url.Of(OpenIddictServer.AuthorizePath),
            [nameof(ConsentPage.Fields)] = FieldsOf(http, request, texts),
            [nameof(ConsentPage.Email)] = email,
            [nameof(ConsentPage.Error)] = answer?.Sentence(texts),
            [nameof(ConsentPage.OtherLanguageUrl)] = pages.InOtherLanguage(http.Request, texts),
            [nameof(ConsentPage.AccountUrl)] = url.Of(AccountEndpoint.Path),
        });
    }

    private Task ShowAsync(HttpContext http, OpenIddictResponse error) => pages.WriteAsync<ErrorPage>(http, StatusCodes.Status400BadRequest, new()
    {
        [nameof(ErrorPage.Code)] = error.Error,
        [nameof(ErrorPage.Description)] = error.ErrorDescription,
    });

    // OpenIddict reads a POST's body only, so the form repeats the whole request.
    private KeyValuePair<string, string>[] FieldsOf(HttpContext http, OpenIddictRequest request, PageTexts texts) =>
    [
        .. request.GetParameters().Where(parameter => parameter.Key != PageFields.Locales).SelectMany(parameter => Values(parameter.Value), (parameter, value) => KeyValuePair.Create(parameter.Key, value)),
        new(PageFields.Locales, texts.Language),
        new(PageFields.Form, guard.Give(http)),
    ];

    private static IEnumerable<string> Values(OpenIddictParameter parameter) =>
        ((ImmutableArray<string?>?)parameter ?? []).OfType<string>();

    private static OpenIddictResponse? ErrorOf(HttpContext http) => http.GetOpenIddictServerResponse() is { Error: not null } response ? response : null;

    private static OpenIddictRequest RequestOf(HttpContext http) =>
        http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("Not a request of OpenIddict's.");
}
