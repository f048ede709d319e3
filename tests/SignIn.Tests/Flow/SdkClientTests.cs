using System.Web;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using Oig.Server.Tests.Hosting;
using Oig.SignIn.Tests.Support;
using Oig.Simulator;

namespace Oig.SignIn.Tests.Flow;

/// <summary>The whole way with the C# SDK's own OAuth client, which finds everything out from the first 401.</summary>
public sealed class SdkClientTests(SharedSignIn shared) : IClassFixture<SharedSignIn>
{
    private static readonly Uri Redirect = new("http://localhost:8123/callback");

    [Fact]
    public async Task A_client_that_knows_only_the_address_reads_the_battery()
    {
        await using var client = await ConnectAsync(control: false);
        var reply = await client.CallAsync("get_basic_data");
        Assert.Equal("success", reply.Status());
        Assert.DoesNotContain(await client.ListToolsAsync(), tool => tool.Name.StartsWith("set_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_the_owners_tick_it_changes_the_box()
    {
        await using var client = await ConnectAsync(control: true, AccountBook.TwoBoxesEmail);
        Assert.Contains(await client.ListToolsAsync(), tool => tool.Name == "set_box_mode");
        var boxes = shared.Server.Server.Portal.Accounts;
        Assert.NotNull(boxes);
        var refused = await client.CallAsync("set_box_mode", ("mode", "Home 2"));
        // Two boxes: the change gets as far as the question which one.
        Assert.Equal("box_required", refused.Code());
    }

    private Task<McpClient> ConnectAsync(bool control, string email = AccountBook.OneBoxEmail) => McpClient.CreateAsync(new HttpClientTransport(new()
    {
        Endpoint = shared.Server.Mcp,
        TransportMode = HttpTransportMode.StreamableHttp,
        OAuth = new()
        {
            RedirectUri = Redirect,
            DynamicClientRegistration = new() { ClientName = "C# SDK" },
            AuthorizationCallbackHandler = async (context, _) => ResultOf(await SignInAsync(context.AuthorizationUri, email, control)),
        },
    }));

    private static async Task<Uri> SignInAsync(Uri authorize, string email, bool control)
    {
        using var browser = new Browser();
        var page = await browser.GetAsync(authorize);
        return (await browser.SubmitAsync(page, OAuthClient.Fields(email, AccountBook.TestPassword, control))).Location!;
    }

    private static AuthorizationResult ResultOf(Uri location)
    {
        var query = HttpUtility.ParseQueryString(location.Query);
        return new() { Code = query["code"], State = query["state"], Iss = query["iss"] };
    }
}
