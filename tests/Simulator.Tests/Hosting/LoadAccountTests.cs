using System.Threading.Channels;
using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Hosting;

public sealed class LoadAccountTests : SimulatorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<RecordedRequest> _answered = Channel.CreateUnbounded<RecordedRequest>();

    protected override SimulatorOptions Options => new() { LoadAccounts = 100_000, RequestCapacity = 0, Answered = request => _answered.Writer.TryWrite(request) };

    [Theory]
    [InlineData("load-000001@example.com", true)]
    [InlineData("LOAD-099999@EXAMPLE.COM", true)]
    [InlineData("load-100000@example.com", true)]
    [InlineData("load-000000@example.com", false)]
    [InlineData("load-100001@example.com", false)]
    [InlineData("load-1@example.com", false)]
    [InlineData("load-0000001@example.com", false)]
    [InlineData("load-+00001@example.com", false)]
    [InlineData("load-@example.com", false)]
    public async Task Exactly_the_numbered_accounts_exist(string email, bool exists) =>
        Assert.Equal(exists, (await Visitor.LogInAsync(email)).SessionCookie is not null);

    [Fact]
    public async Task Each_has_a_box_of_its_own()
    {
        await Visitor.LogInAsync("load-000007@example.com");
        var first = (await Visitor.LiveAsync()).Json.EnumerateObject().Single().Name;
        await Visitor.LogInAsync("load-000008@example.com");
        var second = (await Visitor.LiveAsync()).Json.EnumerateObject().Single().Name;

        Assert.NotEqual(first, second);
        Assert.Matches("^[0-9]{10}$", first);
    }

    [Fact]
    public async Task Whoever_measures_is_told_of_each_request_once_it_is_answered()
    {
        await Visitor.LogInAsync("load-000007@example.com");
        await Visitor.LiveAsync();

        Assert.Equal((PortalEndpoint.Login, "load-000007@example.com", 200), await ToldAsync());
        Assert.Equal((PortalEndpoint.Live, "load-000007@example.com", 200), await ToldAsync());
        Assert.False(_answered.Reader.TryRead(out _));
    }

    private async Task<(PortalEndpoint, string?, int?)> ToldAsync()
    {
        var request = await _answered.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        return (request.Endpoint, request.Account, request.Status);
    }
}
