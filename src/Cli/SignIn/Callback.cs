using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Web;
using ModelContextProtocol.Authentication;

namespace Oig.Cli.SignIn;

/// <summary>
/// Where the browser comes back to after signing in: an address on this machine, on a port of its own, for as long as it takes (RFC 8252).
/// Only an answer with the request's own state counts; whatever else asks, another page for example, changes nothing.
/// </summary>
internal sealed class Callback : IDisposable
{
    private const int Tries = 10;

    private const string Page =
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>oig</title><meta name=\"color-scheme\" content=\"light dark\">"
        + "<p style=\"font:1.1rem system-ui;margin:3rem\">Go back to the terminal: it tells whether you are signed in. This page can be closed.</p></html>";

    private readonly HttpListener _listener;

    private Callback(HttpListener listener, Uri address) => (_listener, Address) = (listener, address);

    /// <summary>The redirect URI.</summary>
    public Uri Address { get; }

    public static Callback Open()
    {
        for (var left = Tries; ; left--)
        {
            var address = new Uri($"http://127.0.0.1:{FreePort()}/callback/");
            var listener = new HttpListener { Prefixes = { address.AbsoluteUri } };
            try
            {
                listener.Start();
                return new(listener, address);
            }
            // Somebody else was quicker.
            catch (HttpListenerException) when (left > 1)
            {
                listener.Close();
            }
        }
    }

    /// <summary>The answer to the request with this state; a <see cref="SignInException"/> when it is a refusal.</summary>
    public async Task<AuthorizationResult> WaitAsync(string state, CancellationToken token)
    {
        while (true)
        {
            var context = await _listener.GetContextAsync().WaitAsync(token);
            var answer = CallbackAnswer.Of(context.Request.Url!, state);
            await RespondAsync(context.Response, answer is null ? HttpStatusCode.BadRequest : HttpStatusCode.OK, token);
            if (answer is not null) return answer.Result();
        }
    }

    public void Dispose() => _listener.Close();

    private static async Task RespondAsync(HttpListenerResponse response, HttpStatusCode status, CancellationToken token)
    {
        using (response)
        {
            response.StatusCode = (int)status;
            response.ContentType = "text/html; charset=utf-8";
            response.AddHeader("Referrer-Policy", "no-referrer");
            response.AddHeader("Cache-Control", "no-store");
            if (status == HttpStatusCode.OK) await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Page), token);
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

/// <summary>What the server says by the address that it sends the browser to.</summary>
internal sealed record CallbackAnswer(string? Code, string State, string? Issuer, string? Error)
{
    /// <summary>Null unless the address is an answer to the request with this state.</summary>
    public static CallbackAnswer? Of(Uri address, string state)
    {
        var query = HttpUtility.ParseQueryString(address.Query);
        var answer = new CallbackAnswer(query["code"], query["state"] ?? "", query["iss"], query["error"]);
        return answer.State == state && (answer.Code ?? answer.Error) is not null ? answer : null;
    }

    public AuthorizationResult Result() => Error switch
    {
        null => new() { Code = Code, State = State, Iss = Issuer },
        "access_denied" => throw new SignInException("Signing in was denied on the page."),
        var other => throw new SignInException($"The server does not sign you in: {other}."),
    };

    public override string ToString() => "CallbackAnswer(redacted)";
}
