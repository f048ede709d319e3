using Microsoft.AspNetCore.Http;
using Oig.Contracts.Control;
using Oig.Portal.Failures;
using Oig.Portal.Tests.Http;

namespace Oig.Portal.Tests.Writes;

public sealed class WriteAnswerTests
{
    [Theory]
    [InlineData("""[[0,2,"Uloženo."]]""", "Uloženo.")]
    [InlineData("""[[0,2,"Uloženo."],[2,"",false]]""", "Uloženo.")]
    [InlineData("""{"message":"Saved"}""", "Saved")]
    [InlineData("""[[0,2," two\r\n\tlines\u0000\u202E "]]""", "two lines")]
    [InlineData("""[[0,2,"<b>Saved</b>"]]""", "<b>Saved</b>")]
    public async Task A_text_in_the_answer_is_the_receipt(string body, string text)
    {
        Assert.Equal(text, (await WriteAsync(context => Answers.SendAsync(context, 200, body))).Text);
    }

    [Fact]
    public async Task A_long_text_is_cut_between_characters()
    {
        var text = string.Concat(Enumerable.Repeat("🔋", 5_000));

        var receipt = await WriteAsync(context => Answers.SendAsync(context, 200, $"""[[0,2,"a{text}"]]"""));

        Assert.InRange(receipt.Text.Length, 190, 201);
        Assert.DoesNotContain('\uFFFD', receipt.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("\"Uloženo.\"")]
    [InlineData("[[0,2]]")]
    [InlineData("[[0,2,null]]")]
    [InlineData("[[0,2,\"  \"]]")]
    [InlineData("[[0,2,\"\\ud800\"]]")]
    [InlineData("""[[2,"",false]]""")]
    [InlineData("""{"message":7}""")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"messag\\ud800\":1}")]
    [InlineData("[[0,2,\"Ulo")]
    [InlineData("<html><body>Přihlášení</body></html>")]
    public async Task Any_other_body_is_an_unknown_answer(string body)
    {
        await Assert.ThrowsAsync<PortalChangedException>(() => WriteAsync(context => Answers.SendAsync(context, 200, body)));
    }

    [Fact]
    public async Task The_error_page_is_a_refusal()
    {
        await Assert.ThrowsAsync<WriteRefusedException>(() => WriteAsync(context => Answers.SendAsync(context, 500, Answers.ErrorPage)));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(302)]
    public async Task An_answer_without_a_session_leaves_open_whether_the_change_was_stored(int status)
    {
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => WriteAsync(context => Answers.SendAsync(context, status, "")));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_request_that_seems_turned_away_may_have_been_passed_on_and_its_wait_is_kept(int status)
    {
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => WriteAsync(context =>
        {
            context.Response.Headers.RetryAfter = "1";
            return Answers.SendAsync(context, status, "");
        }));

        Assert.Equal(TimeSpan.FromSeconds(1), Assert.IsType<PortalUnavailableException>(unknown.InnerException).RetryAfter);
    }

    [Fact]
    public async Task The_receipt_tells_the_portals_clock()
    {
        var receipt = await WriteAsync(context =>
        {
            context.Response.Headers.Date = "Thu, 14 May 2026 10:00:07 GMT";
            return Answers.SendAsync(context, 200, """[[0,2,"Uloženo."]]""");
        });

        Assert.Equal(new DateTimeOffset(2026, 5, 14, 10, 0, 7, TimeSpan.Zero), receipt.PortalTime);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(500, "[]")]
    [InlineData(500, "<html><title>Whoops</title>A proxy failed.</html>")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(504, "<html>Gateway timeout</html>")]
    public async Task A_failure_on_the_way_leaves_the_outcome_unknown(int status, string body)
    {
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => WriteAsync(context => Answers.SendAsync(context, status, body)));
    }

    [Theory]
    [InlineData(201)]
    [InlineData(204)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(404)]
    public async Task Any_other_status_is_an_unknown_answer(int status)
    {
        await Assert.ThrowsAsync<PortalChangedException>(() => WriteAsync(context => Answers.SendAsync(context, status, """[[0,2,"x"]]""")));
    }

    private static async Task<WriteReceipt> WriteAsync(RequestDelegate answer)
    {
        await using var portal = await FakePortal.StartAsync(answer);
        using var client = TestClient.Create(portal.BaseUrl);
        try
        {
            return await client.Portal.WriteAsync(TestClient.Session, BoxWrite.Of(TestClient.Box, BoxParameter.Mode, 1), client.Begin());
        }
        finally
        {
            Assert.Single(portal.Requests);
        }
    }
}
