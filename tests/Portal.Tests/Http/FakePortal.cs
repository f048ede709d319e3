using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Oig.Portal.Tests.Http;

/// <summary>A bare web server on a free loopback port that answers as a test says and records what it got.</summary>
internal sealed class FakePortal : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly SemaphoreSlim _arrivals = new(0);

    private FakePortal(WebApplication app) => _app = app;

    internal Uri BaseUrl => new(_app.Urls.Single() + "/");

    internal IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    internal RecordedRequest Request => Assert.Single(_requests);

    internal static async Task<FakePortal> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null, X509Certificate2? intermediate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            if (certificate is not null)
                endpoint.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate, ServerCertificateChain = Chain(intermediate) });
        }));
        var app = builder.Build();
        var portal = new FakePortal(app);
        app.Run(context => portal.AnswerAsync(context, answer));
        await app.StartAsync();
        return portal;
    }

    internal static Task<FakePortal> StartAsync(int status, string body, string contentType = "text/html; charset=UTF-8") =>
        StartAsync(context => Answers.SendAsync(context, status, body, contentType));

    /// <summary>Waits until the next request is fully received.</summary>
    internal Task ArrivalAsync() => _arrivals.WaitAsync(TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _arrivals.Dispose();
    }

    private async Task AnswerAsync(HttpContext context, RequestDelegate answer)
    {
        _requests.Enqueue(await RecordedRequest.ReadAsync(context));
        _arrivals.Release();
        await answer(context);
    }

    private static X509Certificate2Collection Chain(X509Certificate2? intermediate) => intermediate is null ? [] : [intermediate];
}
