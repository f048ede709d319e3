using Oig.Api.SignIn.Clients;

namespace Oig.SignIn.Tests.Clients;

public sealed class RedirectUriTests
{
    [Theory]
    [InlineData("https://claude.ai/api/mcp/auth_callback")]
    [InlineData("https://chatgpt.com/connector_platform_oauth_redirect")]
    [InlineData("https://client.example:8443/cb?tenant=a")]
    [InlineData("http://localhost/callback")]
    [InlineData("http://localhost:33418/")]
    [InlineData("http://127.0.0.1:6274/oauth/callback")]
    [InlineData("http://[::1]:6274/oauth/callback")]
    [InlineData("cursor://anysphere.cursor-mcp/oauth/callback")]
    [InlineData("vscode://vscode.github-authentication/did-authenticate")]
    [InlineData("com.example.app:/oauth2redirect")]
    public void What_clients_really_use_is_good(string uri) => Assert.True(RedirectUris.IsGood(uri));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("callback")]
    [InlineData("//client.example/cb")]
    [InlineData("http://client.example/cb")]
    [InlineData("http://192.168.1.5/cb")]
    [InlineData("http://localhost.evil.example/cb")]
    [InlineData("http://127.0.0.1.evil.example/cb")]
    [InlineData("http://0x7f.0.0.1/cb#")]
    [InlineData("https://client.example/cb#fragment")]
    [InlineData("https://client.example/cb#")]
    [InlineData("https://user:word@client.example/cb")]
    [InlineData("https://claude.ai@evil.example/cb")]
    [InlineData("https://client.example/ cb")]
    [InlineData("https://client.example/\ncb")]
    [InlineData("https://client.example\\@evil.example/")]
    [InlineData("https://client.example/cb\"><script>")]
    [InlineData("https:///cb")]
    [InlineData("https://čez.example/cb")]
    [InlineData("javascript:alert(1)")]
    [InlineData("javascript://client.example/%0aalert(1)")]
    [InlineData("JAVASCRIPT:/alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("vbscript:/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://client.example/1")]
    [InlineData("about:blank")]
    [InlineData("mailto:somebody@example.com")]
    [InlineData("urn:ietf:wg:oauth:2.0:oob")]
    [InlineData("ms-msdt:/id")]
    [InlineData("intent://scan/#Intent;end")]
    public void What_leads_elsewhere_is_not(string? uri) => Assert.False(RedirectUris.IsGood(uri));

    [Fact]
    public void One_that_is_too_long_is_not() => Assert.False(RedirectUris.IsGood($"https://client.example/{new string('a', 1000)}"));

    [Theory]
    [InlineData("http://localhost:1/cb", "http://localhost:2/cb", true)]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:50000/cb", true)]
    [InlineData("http://localhost/cb", "http://127.0.0.1/cb", false)]
    [InlineData("http://localhost/cb", "http://localhost/other", false)]
    [InlineData("http://localhost/cb", "https://localhost/cb", false)]
    [InlineData("https://client.example/cb", "https://client.example/cb", true)]
    [InlineData("https://client.example/cb", "https://client.example:8443/cb", false)]
    [InlineData("https://client.example/cb", "https://client.example/cb/", false)]
    [InlineData("https://client.example/cb", "https://client.example/cb?x=1", false)]
    [InlineData("https://client.example/cb", "https://CLIENT.example/cb", false)]
    [InlineData("https://client.example/cb", "https://client.example/a/../cb", false)]
    [InlineData("cursor://a/cb", "cursor://a/cb", true)]
    [InlineData("cursor://a/cb", "cursor://b/cb", false)]
    public void Only_the_port_on_this_machine_may_differ(string registered, string wanted, bool isOne) =>
        Assert.Equal(isOne, RedirectUris.Contain([registered], wanted));

    [Theory]
    [InlineData("https://claude.ai/api/cb", "claude.ai", false)]
    [InlineData("http://localhost:7777/cb", "localhost", true)]
    [InlineData("cursor://anysphere/cb", "cursor://", true)]
    public void People_see_where_the_code_goes(string uri, string host, bool onThisDevice)
    {
        Assert.Equal(host, RedirectUris.HostOf(uri));
        Assert.Equal(onThisDevice, RedirectUris.IsOnThisDevice(uri));
    }
}
