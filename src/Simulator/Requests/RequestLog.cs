namespace Oig.Simulator;

/// <summary>Record of the requests received: the newest ones in full, and exact counters of all.</summary>
public sealed class RequestLog
{
    private const int MaxViolations = 1_000;
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _newest = new();
    private readonly List<string> _violations = [];
    private readonly long[] _counts = new long[Enum.GetValues<Endpoint>().Length];
    private readonly int _capacity;

    internal RequestLog(int capacity) => _capacity = capacity;

    /// <summary>The newest requests in order of arrival.</summary>
    public IReadOnlyList<RecordedRequest> All => Where(_ => true);

    /// <summary>Logins.</summary>
    public IReadOnlyList<RecordedRequest> Logins => Of(Endpoint.Login);

    /// <summary>Reads of <c>json.php</c>.</summary>
    public IReadOnlyList<RecordedRequest> LiveReads => Of(Endpoint.Live);

    /// <summary>Reads of <c>json2.php</c>.</summary>
    public IReadOnlyList<RecordedRequest> SeriesReads => Of(Endpoint.Series);

    /// <summary>Reads of the notifications.</summary>
    public IReadOnlyList<RecordedRequest> NotificationReads => Of(Endpoint.Notifications);

    /// <summary>Requests to any of the three write scripts.</summary>
    public IReadOnlyList<RecordedRequest> Writes =>
        Where(request => request.Endpoint is Endpoint.SetValue or Endpoint.ToGrid or Endpoint.Format);

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
    public long Count(Endpoint endpoint)
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

    internal void Add(RecordedRequest request)
    {
        lock (_gate)
        {
            _counts[(int)request.Endpoint]++;
            _newest.Enqueue(request);
            if (_newest.Count > _capacity)
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

    private List<RecordedRequest> Of(Endpoint endpoint) => Where(request => request.Endpoint == endpoint);

    private List<RecordedRequest> Where(Func<RecordedRequest, bool> wanted)
    {
        lock (_gate)
            return [.. _newest.Where(wanted)];
    }
}
