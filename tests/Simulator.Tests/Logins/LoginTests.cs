using System.Net;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Logins;

public sealed class LoginTests : SimulatorTest
{
    [Fact]
    public async Task An_accepted_login_is_answered_with_exactly_fourteen_bytes_and_a_session_cookie()
    {
        var reply = await Visitor.LogInAsync();

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal("""[[2,"",false]]""", reply.Text);
        Assert.Equal(14, reply.ContentHeaders.ContentLength);
        Assert.True(reply.SessionCookie?.Length > 20);
    }

    [Fact]
    public async Task Every_login_gets_another_session()
    {
        var first = (await Visitor.LogInAsync()).SessionCookie;
        var second = (await Visitor.LogInAsync()).SessionCookie;

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task The_email_may_be_written_in_any_case_but_not_the_password()
    {
        Assert.NotNull((await Visitor.LogInAsync("TEST@Example.com")).SessionCookie);
        Assert.Null((await Visitor.LogInAsync(password: AccountBook.TestPassword.ToUpperInvariant())).SessionCookie);
    }

    [Theory]
    [InlineData("nobody@example.com", AccountBook.TestPassword)]
    [InlineData(AccountBook.OneBoxEmail, "wrong")]
    [InlineData("", "")]
    public async Task Wrong_credentials_get_an_empty_answer(string email, string password)
    {
        var reply = await Visitor.LogInAsync(email, password);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Empty(reply.Bytes);
        Assert.Equal(0, reply.ContentHeaders.ContentLength);
        Assert.Null(reply.SessionCookie);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"email":"test@example.com"}""")]
    [InlineData("""{"email":1,"password":2}""")]
    [InlineData("""{"email":"\ud800","password":"\udc00"}""")]
    public async Task A_malformed_login_is_refused(string body) =>
        Assert.Empty((await Visitor.PostAsync("inc/php/scripts/Login.php", body)).Bytes);

    [Fact]
    public async Task A_refusal_can_be_a_message_list()
    {
        Portal.Switches.Refusal = RefusalStyle.MessageList;

        var reply = await Visitor.LogInAsync(password: "wrong");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Contains("heslo", reply.Json[0][2].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_can_be_status_401()
    {
        Portal.Switches.Refusal = RefusalStyle.Unauthorized;

        Assert.Equal(HttpStatusCode.Unauthorized, (await Visitor.LogInAsync(password: "wrong")).Status);
    }

    [Fact]
    public async Task An_accepted_login_can_lack_its_cookie()
    {
        Portal.Switches.LoginWithoutCookie = true;

        var reply = await Visitor.LogInAsync();

        Assert.Equal(14, reply.Bytes.Length);
        Assert.Null(reply.SessionCookie);
    }

    [Fact]
    public async Task The_login_page_gives_a_cookie_that_is_not_logged_in()
    {
        Visitor.Cookie = (await Visitor.GetAsync("inc/php/scripts/Login.php")).SessionCookie;

        Assert.NotNull(Visitor.Cookie);
        Assert.Equal("[]", (await Visitor.LiveAsync()).Text);
    }

    [Fact]
    public async Task A_changed_password_is_the_only_one_that_counts()
    {
        Portal.Accounts[AccountBook.OneBoxEmail].Password = "new";

        Assert.Null((await Visitor.LogInAsync()).SessionCookie);
        Assert.NotNull((await Visitor.LogInAsync(password: "new")).SessionCookie);
    }

    [Fact]
    public async Task A_switch_of_one_account_leaves_the_others_alone()
    {
        Portal.Accounts[AccountBook.OneBoxEmail].Switches.Refusal = RefusalStyle.Unauthorized;

        Assert.Equal(HttpStatusCode.Unauthorized, (await Visitor.LogInAsync(password: "wrong")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Visitor.LogInAsync(AccountBook.TwoBoxesEmail, "wrong")).Status);
    }
}
