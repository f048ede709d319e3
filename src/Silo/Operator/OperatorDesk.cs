using System.Text.Json;
using Oig.Contracts;
using Oig.Contracts.Accounts;
using Oig.Contracts.Control;

namespace Oig.Silo.Operator;

/// <summary>
/// What the operator asks and orders, as JSON below <c>/operator</c> on the loopback port. Accounts are named by their keys, or by e-mail in a
/// request's body, where no log shows it.
/// </summary>
internal sealed partial class OperatorDesk(OperatorGuard guard, IGrainFactory grains, KeyRing keys, ILoggerFactory loggers)
{
    public const string Path = "/operator";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    // The category of all that is done to boxes and accounts.
    private readonly ILogger _audit = loggers.CreateLogger("Oig.Audit");

    private IWriteSwitchGrain Writes => grains.GetGrain<IWriteSwitchGrain>(IWriteSwitchGrain.Key);

    private IAuditGrain Audit => grains.GetGrain<IAuditGrain>(IAuditGrain.Key);

    public void Map(WebApplication site)
    {
        site.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Path) || await guard.AdmitAsync(context)) await next(context);
        });
        var desk = site.MapGroup(Path);
        desk.MapGet("/lockouts", Answering(async _ => await grains.GetGrain<ILockoutsGrain>(ILockoutsGrain.Key).ListAsync()));
        desk.MapPost("/account", Answering(async context => await AccountOf(await ReadAsync(context)).GetStandingAsync()));
        desk.MapPost("/unlock", Answering(UnlockAsync));
        desk.MapGet("/changes", Answering(async _ => await SwitchAsync()));
        desk.MapPost("/stop", Answering(async _ => await OrderAsync("stopped_changes", Writes.StopAsync())));
        desk.MapPost("/allow", Answering(async _ => await OrderAsync("allowed_changes", Writes.AllowAsync())));
        desk.MapGet("/audit", Answering(async _ => await Audit.ListAsync()));
    }

    private async Task<object> UnlockAsync(HttpContext context)
    {
        var account = AccountOf(await ReadAsync(context));
        var standing = await account.LiftLockAsync();
        await NoteAsync("lifted_lock", standing.Account);
        return standing;
    }

    private async Task<object> OrderAsync(string step, Task order)
    {
        await order;
        await NoteAsync(step, account: null);
        return await SwitchAsync();
    }

    private async Task<SwitchState> SwitchAsync() => await Writes.GetPauseAsync() switch
    {
        null => new("allowed", null, null),
        { ByOperator: true } => new("stopped", null, null),
        { } pause => new("paused", pause.Until, pause.Reason),
    };

    private Task NoteAsync(string step, string? account)
    {
        OperatorActed(_audit, step, account);
        return Audit.NoteAsync(new() { Step = step, Account = account });
    }

    // An e-mail, or the key that a list shows.
    private IAccountGrain AccountOf(AccountName name) =>
        grains.GetGrain<IAccountGrain>(name.Account.Contains('@', StringComparison.Ordinal) ? keys.ForAccount(name.Account) : name.Account);

    private static async Task<AccountName> ReadAsync(HttpContext context) =>
        await context.Request.ReadFromJsonAsync<AccountName>(Json, context.RequestAborted) is { Account.Length: > 0 and <= 320 } name ? name
        : throw new JsonException();

    private static RequestDelegate Answering(Func<HttpContext, Task<object>> answer) => async context =>
    {
        try
        {
            await context.Response.WriteAsJsonAsync(await answer(context), Json, context.RequestAborted);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or BadHttpRequestException)
        {
            await SayAsync(context, StatusCodes.Status400BadRequest, """The body must be JSON such as {"account":"you@example.com"}.""");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "The cluster did not answer, or could not store it. Nothing is known to have been done; ask again.");
        }
    };

    private static Task SayAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new Refusal(message), Json);
    }

    [LoggerMessage(4606, LogLevel.Warning, "The operator: {Step}, account {Account}.")]
    private static partial void OperatorActed(ILogger logger, string step, string? account);

    private sealed record AccountName(string Account);

    private sealed record Refusal(string Error);

    private sealed record SwitchState(string Changes, DateTimeOffset? Until, string? Reason);
}
