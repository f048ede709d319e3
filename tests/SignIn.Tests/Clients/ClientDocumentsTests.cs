using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Oig.Api.SignIn.Clients;

namespace Oig.SignIn.Tests.Clients;

/// <summary>Documents at the address that is a client's id: what strangers name, and what stands there.</summary>
public sealed class ClientDocumentsTests : IDisposable
{
    private const string Id = "https://client.example/oauth/client.json";
    private const string Good = """{"client_id":"https://client.example/oauth/client.json","client_name":"A client","redirect_uris":["https://client.example/cb","javascript:/x"],"logo_uri":"http://10.0.0.1/"}""";

    private readonly FakeTimeProvider _time = new();
    private readonly Web _web = new();
    private readonly ServiceProvider _services;
    private readonly ClientDocuments _documents;

    public ClientDocumentsTests()
    {
        var services = new ServiceCollection();
        services.AddHttpClient(ClientDocuments.HttpClient).ConfigurePrimaryHttpMessageHandler(() => _web);
        _services = services.BuildServiceProvider();
        _documents = new(_services.GetRequiredService<IHttpClientFactory>(), _time);
    }

    public void Dispose()
    {
        _documents.Dispose();
        _services.Dispose();
        _web.Dispose();
    }

    [Theory]
    [InlineData("https://client.example/client.json", true)]
    [InlineData("http://client.example/client.json", false)]
    [InlineData("https://client.example", false)]
    [InlineData("https://client.example/", false)]
    [InlineData("https://client.example:8443/client.json", false)]
    [InlineData("https://user@client.example/client.json", false)]
    [InlineData("https://client.example/client.json#a", false)]
    [InlineData("https://client.example/a/../client.json", false)]
    [InlineData("https://CLIENT.example/client.json", false)]
    [InlineData("https://127.0.0.1/client.json", false)]
    [InlineData("https://[::1]/client.json", false)]
    [InlineData("https://2130706433/client.json", false)]
    [InlineData("ftp://client.example/client.json", false)]
    [InlineData("client", false)]
    public void Only_plain_https_addresses_are_read(string id, bool isAddress) => Assert.Equal(isAddress, ClientDocuments.IsAddress(id));

    [Fact]
    public async Task A_document_tells_name_and_redirects_and_the_bad_ones_are_left_out()
    {
        _web.Answer = () => Json(Good);
        var client = await _documents.FindAsync(Id, CancellationToken.None);
        Assert.Equal("A client", client!.Name);
        Assert.Equal(["https://client.example/cb"], client.RedirectUris);
    }

    [Fact]
    public async Task A_document_is_read_once_an_hour()
    {
        _web.Answer = () => Json(Good);
        for (var i = 0; i < 3; i++) Assert.NotNull(await _documents.FindAsync(Id, CancellationToken.None));
        Assert.Equal(1, _web.Asked);
    }

    public static TheoryData<string, Func<HttpResponseMessage>> Unusable => new()
    {
        { "another id", () => Json(Good.Replace("client.json", "other.json", StringComparison.Ordinal)) },
        { "no redirects", () => Json("""{"client_id":"https://client.example/oauth/client.json"}""") },
        { "bad redirects", () => Json("""{"client_id":"https://client.example/oauth/client.json","redirect_uris":["http://evil.example/"]}""") },
        { "wrong types", () => Json("""{"client_id":["a"],"redirect_uris":"x"}""") },
        { "not JSON", () => Json("<html>") },
        { "empty", () => Json("") },
        { "another type", () => new(HttpStatusCode.OK) { Content = new StringContent(Good, Encoding.UTF8, "text/html") } },
        { "a redirect", () => new(HttpStatusCode.Found) { Headers = { Location = new("http://169.254.169.254/") } } },
        { "an error", () => new(HttpStatusCode.InternalServerError) },
        { "too large", () => Json(Good.TrimEnd('}') + $",\"x\":\"{new string('a', 6000)}\"}}") },
        { "unreachable", () => throw new HttpRequestException("no") },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_document_that_cannot_be_used_is_no_client(string what, Func<HttpResponseMessage> answer)
    {
        _web.Answer = answer;
        Assert.True(await _documents.FindAsync(Id, CancellationToken.None) is null, what);
    }

    [Fact]
    public async Task A_slow_document_is_given_up_after_ten_seconds()
    {
        _web.Answer = null;
        var asked = _documents.FindAsync(Id, CancellationToken.None);
        await _web.WasAsked;
        Assert.False(asked.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(await asked.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("https://localhost/client.json")]
    [InlineData("https://ip6-localhost/client.json")]
    public async Task A_name_that_leads_to_this_machine_is_never_connected_to(string id)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System).AddClientDocuments();
        await using var provider = services.BuildServiceProvider();
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientDocuments.HttpClient);
        var real = new UriBuilder(id) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.GetAsync(real));
        Assert.False(listener.Pending());
    }

    private static HttpResponseMessage Json(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    private sealed class Web : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new();

        public Func<HttpResponseMessage>? Answer { get; set; }

        public int Asked { get; private set; }

        public Task WasAsked => _asked.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            _asked.TrySetResult();
            if (Answer is null) await Task.Delay(Timeout.Infinite, cancellationToken);
            return Answer!();
        }
    }
}
