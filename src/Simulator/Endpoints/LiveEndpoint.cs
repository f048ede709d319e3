using System.Security.Cryptography;
using Oig.Simulator.Payloads;

namespace Oig.Simulator.Endpoints;

internal static class LiveEndpoint
{
    private const int ETagBytes = 8;

    public static Answer Handle(PortalRequest request)
    {
        if (request.Session is null)
            return Expired(request.Switches.ExpiredLive, request.LoginPage);
        if (request.Switches.Live == LiveData.ServerError)
            return Pages.Error;
        var answer = Answer.Json(LivePayload.Write(request.Session.Account.Boxes, request.Now, request.Switches));
        return request.Switches.ETag ? Conditional(answer, request.Header("If-None-Match")) : answer;
    }

    private static Answer Conditional(Answer answer, string known)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span).AsSpan(..ETagBytes))}\"";
        return (known == tag ? Answer.Empty(304) : answer).With("ETag", tag);
    }

    private static Answer Expired(ExpiredLive style, string loginPage) => style switch
    {
        ExpiredLive.False => Answer.Json("false"),
        ExpiredLive.EmptyString => Answer.Json("\"\""),
        ExpiredLive.Unauthorized => Pages.Unauthorized,
        ExpiredLive.Redirect => Answer.RedirectTo(loginPage),
        _ => Answer.Json("[]"),
    };
}
