using Oig.Portal.Failures;
using Oig.Portal.Http;

namespace Oig.Portal.Writes;

/// <summary>The three scripts that change a box. Each request is sent once.</summary>
internal sealed class WriteEndpoint(OneShot portal, PortalOptions options, TimeProvider time)
{
    internal async Task<WriteReceipt> WriteAsync(PortalSession session, BoxWrite write, CancellationToken ct)
    {
        var script = WriteScript.For(write);
        using var content = WriteContent.Create(script.Fields, options.WriteEncoding);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{script.Path}?{PortalRequests.Nonce(time)}") { Content = content };
        request.WithCookie(session).ByScript().FromPage(options.BaseAddress);
        return Receipt(await SendAsync(request, content, ct));
    }

    private async Task<PortalAnswer> SendAsync(HttpRequestMessage request, WriteContent content, CancellationToken ct)
    {
        try
        {
            return await portal.SendAsync(request, ct);
        }
        catch (PortalException e) when (content.MayHaveLeft)
        {
            throw new OutcomeUnknownException(e);
        }
    }

    private static WriteReceipt Receipt(PortalAnswer answer)
    {
        RequireAccepted(answer.RequireSession()).RequireOk();
        using var json = answer.ParseJson();
        return ReceiptText.Read(json.RootElement) is { } text
            ? new WriteReceipt(text)
            : throw new PortalChangedException("a reply to a change that says nothing");
    }

    // Here a 500 with the portal's error page is a refusal and no outage. Other 5xx come from in front of the script or from
    // inside it, so the change may be stored; 429 and 503 turn requests away before it.
    private static PortalAnswer RequireAccepted(PortalAnswer answer) => (int)answer.Status switch
    {
        429 or 503 => answer.RequireAvailable(),
        500 when answer.IsHtml => throw new WriteRefusedException("status 500 with an error page"),
        >= 500 => throw new OutcomeUnknownException(),
        _ => answer,
    };
}
