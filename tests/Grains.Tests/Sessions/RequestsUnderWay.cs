namespace Oig.Grains.Tests.Sessions;

/// <summary>Counts the requests that were sent and are not answered yet.</summary>
internal sealed class RequestsUnderWay
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    internal sealed class Counter(RequestsUnderWay underWay) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref underWay._count);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref underWay._count);
            }
        }
    }
}
