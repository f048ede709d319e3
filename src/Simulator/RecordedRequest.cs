namespace Oig.Simulator;

/// <summary>One request as it arrived. Holds what it carried, passwords included, since tests assert on it; prints without them.</summary>
public sealed class RecordedRequest
{
    /// <summary>When it arrived, by the simulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What it was for.</summary>
    public required PortalEndpoint Endpoint { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path from the root, base path included.</summary>
    public required string Path { get; init; }

    /// <summary>Query with its question mark, or empty.</summary>
    public required string Query { get; init; }

    /// <summary>Headers by name, any case; several values are joined by commas.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Body as UTF-8 text, or empty.</summary>
    public required string Body { get; init; }

    /// <summary>E-mail of the account if known (from the session, or from the login body), else null.</summary>
    public string? Account { get; internal set; }

    /// <summary>Status answered; null while unanswered and 0 when the connection was dropped.</summary>
    public int? Status { get; internal set; }

    /// <summary>Method, path and status; never body or headers.</summary>
    public override string ToString() => $"{Method} {Path} {Status}";
}
