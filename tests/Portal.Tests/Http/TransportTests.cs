using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Oig.Contracts;
using Oig.Portal.Failures;

namespace Oig.Portal.Tests.Http;

public sealed class TransportTests
{
    private const int MaxBytes = 2 * 1024 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_body_of_2_MiB_is_read_and_one_byte_more_is_refused(string encoding)
    {
        Assert.Empty((await ReadAsync(Json(MaxBytes), encoding)).Boxes);
        await Assert.ThrowsAsync<PortalChangedException>(() => ReadAsync(Json(MaxBytes + 1), encoding));
    }

    [Fact]
    public async Task A_compression_bomb_is_refused_before_it_unfolds()
    {
        var bomb = Compressed(new byte[200 * 1024 * 1024], "br");

        await Assert.ThrowsAsync<PortalChangedException>(() => ReadAsync(context => SendEncodedAsync(context, bomb, "br")));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Damaged_compression_is_an_unknown_answer(string encoding)
    {
        byte[] damaged = [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 7))];

        await Assert.ThrowsAsync<PortalChangedException>(() => ReadAsync(context => SendEncodedAsync(context, damaged, encoding)));
    }

    [Fact]
    public async Task A_compression_that_was_not_offered_is_an_unknown_answer()
    {
        await Assert.ThrowsAsync<PortalChangedException>(() => ReadAsync(context => SendEncodedAsync(context, [0x28, 0xB5, 0x2F, 0xFD], "zstd")));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FakePortal.StartAsync(200, "{}");
        await using var portal = await FakePortal.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.BaseUrl.ToString());
            return Task.CompletedTask;
        });
        using var client = TestClient.Create(portal.BaseUrl);

        await Assert.ThrowsAsync<SessionExpiredException>(() => client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin()));
        await Assert.ThrowsAsync<PortalChangedException>(() => client.Portal.LogInAsync(TestClient.Credentials, client.Begin()));

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Two_sessions_at_once_never_share_a_cookie()
    {
        var wrong = new ConcurrentBag<string>();
        await using var portal = await FakePortal.StartAsync(context => CookieHandlerAsync(context, wrong));
        using var client = TestClient.Create(portal.BaseUrl);

        await Parallel.ForEachAsync(Enumerable.Range(0, 20), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            var session = await client.Portal.LogInAsync(new Credentials($"owner{number}@example.com", "p"), client.Begin());
            for (var i = 0; i < 5; i++)
                await client.Portal.ReadSnapshotAsync(session, client.Begin());
            Assert.Equal($"owner{number}", session.CookieValue);
        });

        Assert.Empty(wrong);
        Assert.DoesNotContain(portal.Requests, request => request.Target.Contains("Login", StringComparison.Ordinal) && request.Headers.ContainsKey("Cookie"));
        Assert.All(
            portal.Requests.Where(request => request.Target == "/json.php").GroupBy(request => request.Headers["Cookie"]),
            session => Assert.Equal(5, session.Count()));
    }

    [Fact]
    public async Task Reads_keep_their_connection()
    {
        await using var portal = await FakePortal.StartAsync(200, "{}");
        using var client = TestClient.Create(portal.BaseUrl);

        await client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());
        await client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());

        Assert.Single(portal.Requests.Select(request => request.ConnectionId).Distinct());
    }

    [Fact]
    public async Task The_portal_learns_nothing_of_a_trace_but_the_call_is_in_it()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using var portal = await FakePortal.StartAsync(200, "{}");
        using var client = TestClient.Create(portal.BaseUrl);
        using var call = new Activity("call").AddBaggage("owner", "secret").Start();

        await client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());

        Assert.Contains(spans, span => span.ParentSpanId == call.SpanId);
        Assert.DoesNotContain(portal.Request.Headers.Keys, name => name.StartsWith("trace", StringComparison.OrdinalIgnoreCase) || name == "baggage");
    }

    private static Task CookieHandlerAsync(HttpContext context, ConcurrentBag<string> wrong)
    {
        var sent = context.Request.Headers.Cookie.ToString();
        if (!context.Request.Path.Value!.EndsWith("Login.php", StringComparison.Ordinal))
        {
            // As PHP does now and then: a new cookie in a later answer, which a shared jar would spread.
            context.Response.Headers.SetCookie = "PHPSESSID=spread; path=/";
            if (sent.Contains("spread", StringComparison.Ordinal) || sent.Count(c => c == '=') != 1)
                wrong.Add(sent);
            return Answers.SendAsync(context, 200, "{}");
        }

        var body = context.Items[RecordedRequest.BodyKey]!.ToString()!;
        return Answers.LoggedInAsync(context, body.Split('"')[3].Split('@')[0]);
    }

    private static byte[] Json(int length) => [(byte)'{', .. Enumerable.Repeat((byte)' ', length - 2), (byte)'}'];

    private static Task<Contracts.Boxes.Snapshot> ReadAsync(byte[] body, string encoding) =>
        ReadAsync(context => SendEncodedAsync(context, Compressed(body, encoding), encoding));

    private static async Task<Contracts.Boxes.Snapshot> ReadAsync(RequestDelegate answer)
    {
        await using var portal = await FakePortal.StartAsync(answer);
        using var client = TestClient.Create(portal.BaseUrl);
        return await client.Portal.ReadSnapshotAsync(TestClient.Session, client.Begin());
    }

    private static Task SendEncodedAsync(HttpContext context, byte[] body, string encoding)
    {
        if (encoding.Length > 0)
            context.Response.Headers.ContentEncoding = encoding;
        return Answers.SendAsync(context, 200, body);
    }

    private static byte[] Compressed(byte[] body, string encoding)
    {
        if (encoding.Length == 0)
            return body;
        using var packed = new MemoryStream();
        using (Stream packer = encoding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest) : new GZipStream(packed, CompressionLevel.Fastest))
            packer.Write(body);
        return packed.ToArray();
    }
}
