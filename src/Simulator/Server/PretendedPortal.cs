using Oig.Simulator.Sessions;

namespace Oig.Simulator.Server;

internal sealed class PretendedPortal(string basePath, AccountBook accounts, SessionTable sessions, RequestLog requests, TimeProvider time)
{
    public Task AnswerAsync(HttpContext context)
    {
        _ = (basePath, accounts, sessions, requests, time);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
