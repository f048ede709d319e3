using Oig.Contracts;

namespace Oig.Api.Door;

/// <summary>Gives each request its deadline: what the portal may take, and the way there and back.</summary>
internal sealed class RequestDeadlines(IConfiguration configuration, TimeProvider time)
{
    private readonly TimeSpan _length = configuration.GetValue("Oig:Portal:Timeout", Durations.UsualPortalTimeout) + Durations.OnTheWay;

    /// <summary>Begins now; to be disposed when the request has been answered.</summary>
    public CancellationTokenSource Begin() => new(_length, time);
}
