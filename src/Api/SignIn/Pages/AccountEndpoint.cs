using System.Text;
using Oig.Api.SignIn.Gate;
using Oig.Api.SignIn.Protocol;
using Oig.Api.SignIn.Tokens;
using Oig.Api.Telemetry;
using Oig.Contracts.Grants;

namespace Oig.Api.SignIn.Pages;

/// <summary>
/// <c>/account</c>: after a login, the apps that the owner let in, each with a button that ends its grant. There is no session: the list
/// holds a sealed proof of the login that is good for a quarter of an hour.
/// </summary>
internal sealed class AccountEndpoint(
    OwnerLogin login, FormGuard guard, PageWriter pages, Homes homes, Sealer sealer, IGrainFactory grains, GrantWatch watch, PublicUrl url, TimeProvider time)
{
    public const string Path = "/account";

    private static readonly TimeSpan ProofLifetime = TimeSpan.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext http, AccountEndpoint page) => page.ShowFormAsync(http));
        app.MapPost(Path, (HttpContext http, AccountEndpoint page) => page.LogInAsync(http)).DisableAntiforgery();
        app.MapPost($"{Path}/revoke", (HttpContext http, AccountEndpoint page) => page.RevokeAsync(http)).DisableAntiforgery();
    }

    private Task ShowFormAsync(HttpContext http) => ShowAsync(http, []);

    private async Task LogInAsync(HttpContext http)
    {
        if (await FormOfAsync(http) is not { } form) return;
        var answer = await login.TryAsync(http, form);
        SignInTelemetry.Note(SignInStep.Account, answer.Owner is null ? answer.Code() : null);
        if (answer.Owner is { } owner) await ShowGrantsAsync(http, [.. homes.All(owner.Email)]);
        else await ShowAsync(http, new() { [nameof(AccountPage.Error)] = answer.Sentence(PageTexts.For(http.Request)), [nameof(AccountPage.Email)] = form[PageFields.Email].ToString() }, answer.Status());
    }

    private async Task RevokeAsync(HttpContext http)
    {
        if (await FormOfAsync(http) is not { } form) return;
        if (sealer.Open(SealKind.Page, form[PageFields.Page].ToString()) is not var (proof, _))
        {
            await ShowExpiredAsync(http);
            return;
        }

        var (own, isRevoked) = (Encoding.ASCII.GetString(proof).Split(' '), false);
        if (Guid.TryParse(form[PageFields.Grant], out var grant))
            foreach (var home in own) isRevoked |= await watch.RevokeAsync(home, grant);
        SignInTelemetry.Note(SignInStep.Revoke);
        await ShowGrantsAsync(http, own, isRevoked);
    }

    // Null when the form was not given to this browser, which then has been told.
    private async Task<IFormCollection?> FormOfAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType && await http.Request.ReadFormAsync(http.RequestAborted) is var form && guard.Takes(http, form)) return form;
        await ShowExpiredAsync(http);
        return null;
    }

    private Task ShowExpiredAsync(HttpContext http)
    {
        var answer = new LoginAnswer(LoginTrouble.FormExpired);
        SignInTelemetry.Note(SignInStep.Account, answer.Code());
        return ShowAsync(http, new() { [nameof(AccountPage.Error)] = answer.Sentence(PageTexts.For(http.Request)) }, answer.Status());
    }

    private async Task ShowGrantsAsync(HttpContext http, string[] own, bool isRevoked = false)
    {
        var lists = await Task.WhenAll(own.Select(home => grains.GetGrain<IGrantsGrain>(home).ListAsync()));
        await ShowAsync(http, new()
        {
            [nameof(AccountPage.Grants)] = lists.SelectMany(list => list).OrderByDescending(grant => grant.Since).ToArray(),
            [nameof(AccountPage.PageToken)] = sealer.Seal(SealKind.Page, Encoding.ASCII.GetBytes(string.Join(' ', own)), time.GetUtcNow() + ProofLifetime),
            [nameof(AccountPage.IsRevoked)] = isRevoked,
        });
    }

    private Task ShowAsync(HttpContext http, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
    {
        var texts = PageTexts.For(http.Request);
        parameters[nameof(AccountPage.Action)] = url.Of(Path);
        parameters[nameof(AccountPage.FormToken)] = guard.Give(http);
        parameters[nameof(AccountPage.OtherLanguageUrl)] = pages.InOtherLanguage(http.Request, texts);
        return pages.WriteAsync<AccountPage>(http, status, parameters);
    }
}
