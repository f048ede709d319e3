namespace Oig.Silo.Operator;

/// <summary>Lets in who has the key. Wrong keys are counted, answered one a second without a word, and turned away at once when many come together.</summary>
internal sealed partial class OperatorGuard(string key, TimeProvider time, ILogger<OperatorGuard> logger) : IDisposable
{
    public const string Header = "X-OIG-Operator-Key";

    private const int LongestLine = 8;
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _refused;
    private int _waiting;

    public void Dispose() => _turn.Dispose();

    /// <summary>True for the right key, at once; else the answer is made.</summary>
    public async Task<bool> AdmitAsync(HttpContext context)
    {
        if (OperatorSettings.AreEqual(key, context.Request.Headers[Header].ToString())) return true;
        var refused = Interlocked.Increment(ref _refused);
        context.Response.StatusCode = await TakeTurnAsync(refused, context.RequestAborted) ? StatusCodes.Status401Unauthorized : StatusCodes.Status429TooManyRequests;
        return false;
    }

    private async Task<bool> TakeTurnAsync(long refused, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _waiting) > LongestLine)
        {
            Interlocked.Decrement(ref _waiting);
            return false;
        }

        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            WrongKey(logger, refused);
            await Task.Delay(Delay, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            _turn.Release();
        }
    }

    [LoggerMessage(3004, LogLevel.Warning, "A wrong operator's key was sent to the loopback port; {Count} since the start.")]
    private static partial void WrongKey(ILogger logger, long count);
}
