using Microsoft.AspNetCore.Http;
using Oig.Contracts.Control;
using Oig.Contracts.Series;
using Oig.Portal.Failures;

namespace Oig.Portal.Tests.Http;

/// <summary>Whatever goes wrong, no text that the client produces tells password, cookie or e-mail.</summary>
public sealed class SecrecyTests
{
    private static readonly string[] Secrets = ["marked", "Heslo", "owner@", Uri.EscapeDataString(TestClient.Credentials.Password)];

    private static readonly Func<TestClient, Task>[] Calls =
    [
        client => client.Portal.LogInAsync(TestClient.Credentials, client.Begin()),
        client => client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin()),
        client => client.Portal.ReadSeriesAsync(TestClient.Session, new SeriesQuery(SeriesName.Batt, default, default), client.Begin()),
        client => client.Portal.ReadNotificationsAsync(TestClient.Session, client.Begin()),
        client => client.Portal.WriteAsync(TestClient.Session, BoxWrite.Of(TestClient.Box, BoxParameter.Mode, 0), client.Begin()),
    ];

    public static TheoryData<string> Answered => ["empty", "echo", "error", "refused", "dropped", "broken off", "garbled cookie"];

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task No_failure_and_no_log_tells_a_secret(string how)
    {
        await using var portal = await FakePortal.StartAsync(Answering(how));
        using var client = TestClient.Create(portal.BaseUrl, settings: ("Timeout", "00:00:01"));

        foreach (var call in Calls)
        {
            var failure = await Record.ExceptionAsync(() => call(client));
            Assert.DoesNotContain(Secrets, secret => $"{failure}".Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.True(failure is null or PortalException, $"{failure}");
        }

        Assert.DoesNotContain(Secrets, secret => client.Logs.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Nothing_that_holds_a_secret_prints_it()
    {
        var printed = $"{TestClient.Credentials} {TestClient.Session}";

        Assert.DoesNotContain(Secrets, secret => printed.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    private static RequestDelegate Answering(string how) => how switch
    {
        "empty" => context => Answers.SendAsync(context, 200, ""),
        // A portal that repeats what it was sent, as some error pages do.
        "echo" => context => Answers.SendAsync(context, 200, $"{context.Items[RecordedRequest.BodyKey]}{context.Request.Headers.Cookie} marked"),
        "error" => context => Answers.SendAsync(context, 500, $"<html>{context.Items[RecordedRequest.BodyKey]} marked</html>"),
        "refused" => context => Answers.SendAsync(context, 401, "marked"),
        "dropped" => Answers.HangUpAsync,
        "broken off" => Answers.BreakOffAsync,
        "garbled cookie" => context => Answers.LoggedInAsync(context, "marked cookie"),
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };
}
