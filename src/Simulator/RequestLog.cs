namespace Oig.Simulator;

/// <summary>Record of the requests received: the newest ones in full, and exact counters of all.</summary>
public sealed class RequestLog
{
    private const int MaxViolations = 1_000;
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _newest = new();
    private readonly List<string> _violations = [];
    private readonly long[] _counts = new long[Enum.GetValues<PortalEndpoint>().Length];

    internal RequestLog(int capacity) => Capacity = capacity;

    /// <summary>The newest requests in order of arrival.</summary>
    public IReadOnlyList<RecordedRequest> All => Where(_ => true);

    /// <summary>Logins.</summary>
    public IReadOnlyList<RecordedRequest> Logins => Of(PortalEndpoint.Login);

    /// <summary>Reads of <c>json.php</c>.</summary>
    public IReadOnlyList<RecordedRequest> LiveReads => Of(PortalEndpoint.Live);

    /// <summary>Reads of <c>json2.php</c>.</summary>
    public IReadOnlyList<RecordedRequest> SeriesReads => Of(PortalEndpoint.Series);

    /// <summary>Reads of the notifications.</summary>
    public IReadOnlyList<RecordedRequest> NotificationReads => Of(PortalEndpoint.Notifications);

    /// <summary>Requests to any of the three write scripts.</summary>
    public IReadOnlyList<RecordedRequest> Writes =>
        Where(request => request.Endpoint is PortalEndpoint.SetValue or PortalEndpoint.ToGrid or PortalEndpoint.Format);

    /// <summary>What no client may ever do, in words, such as writing an unknown column; a test should find this empty.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate)
                return [.. _violations];
        }
    }

    /// <summary>Number of all requests since the start or the last <see cref="Clear"/>.</summary>
    public long Total
    {
        get
        {
            lock (_gate)
                return _counts.Sum();
        }
    }

    /// <summary>Number of requests to one endpoint since the start or the last <see cref="Clear"/>.</summary>
    public long Count(PortalEndpoint endpoint)
    {
        lock (_gate)
            return _counts[(int)endpoint];
    }

    /// <summary>Forgets everything, counters included.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _newest.Clear();
            _violations.Clear();
            Array.Clear(_counts);
        }
    }

    internal int Capacity { get; }

    internal void Add(RecordedRequest request)
    {
        lock (_gate)
        {
            _counts[(int)request.Endpoint]++;
            _newest.Enqueue(request);
            if (_newest.Count > Capacity)
                _newest.Dequeue();
        }
    }

    internal void AddViolation(string violation)
    {
        lock (_gate)
        {
            if (_violations.Count < MaxViolations)
                _violations.Add(violation);
        }
    }

    private List<RecordedRequest> Of(PortalEndpoint endpoint) => Where(request => request.Endpoint == endpoint);

    private List<RecordedRequest> Where(Func<RecordedRequest, bool> wanted)
    {
        lock (_gate)
            return [.. _newest.Where(wanted)];
    }
}
