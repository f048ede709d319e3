namespace Oig.Simulator;

/// <summary>A way for an endpoint to misbehave.</summary>
public sealed record Trouble
{
    private Trouble(TroubleKind kind) => Kind = kind;

    /// <summary>Status 500 with an HTML page.</summary>
    public static Trouble ServerError { get; } = new(TroubleKind.ServerError);

    /// <summary>Status 200 with an HTML page that announces maintenance.</summary>
    public static Trouble MaintenancePage { get; } = new(TroubleKind.MaintenancePage);

    /// <summary>Redirect to an HTML page.</summary>
    public static Trouble Redirect { get; } = new(TroubleKind.Redirect);

    /// <summary>The connection is reset without an answer.</summary>
    public static Trouble Abort { get; } = new(TroubleKind.Abort);

    /// <summary>Status 200 and a JSON content type, but bytes that are not JSON.</summary>
    public static Trouble Garbage { get; } = new(TroubleKind.Garbage);

    /// <summary>The right answer, cut in half.</summary>
    public static Trouble Truncated { get; } = new(TroubleKind.Truncated) { AfterHandling = true };

    /// <summary>How often it happens before it heals by itself; null = until healed.</summary>
    public int? Times { get; init; }

    /// <summary>Whether the request takes effect (a wish is stored, a session begins) before its answer is spoilt.</summary>
    public bool AfterHandling { get; init; }

    internal TroubleKind Kind { get; }

    internal TimeSpan? Wait { get; private init; }

    internal long Bytes { get; private init; }

    internal (int Status, string Body) Said { get; private init; }

    /// <summary>Any status with any body, JSON or HTML as it begins.</summary>
    public static Trouble Respond(int status, string body) => new(TroubleKind.Respond) { Said = (status, body) };

    /// <summary>Status 503, with <c>Retry-After</c> in seconds if given.</summary>
    public static Trouble Unavailable(TimeSpan? retryAfter = null) => new(TroubleKind.Unavailable) { Wait = retryAfter };

    /// <summary>Status 429, with <c>Retry-After</c> in seconds if given.</summary>
    public static Trouble TooManyRequests(TimeSpan? retryAfter = null) => new(TroubleKind.TooManyRequests) { Wait = retryAfter };

    /// <summary>The right answer after a delay on the simulator's clock.</summary>
    public static Trouble Slow(TimeSpan delay) => new(TroubleKind.Slow) { Wait = delay };

    /// <summary>Silence for that long on the simulator's clock, then a reset connection.</summary>
    public static Trouble NoAnswer(TimeSpan silence) => new(TroubleKind.NoAnswer) { Wait = silence };

    /// <summary>Status 200 with valid JSON of at least that many bytes.</summary>
    public static Trouble Oversized(long bytes = 3 << 20) => new(TroubleKind.Oversized) { Bytes = bytes };
}

internal enum TroubleKind
{
    ServerError,
    Unavailable,
    TooManyRequests,
    MaintenancePage,
    Redirect,
    Slow,
    NoAnswer,
    Abort,
    Oversized,
    Garbage,
    Truncated,
    Respond,
}
