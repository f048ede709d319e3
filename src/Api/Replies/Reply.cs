using System.ComponentModel;
using System.Text.Json.Serialization;
using Oig.Contracts.Outcomes;

namespace Oig.Api.Replies;

/// <summary>What every tool answers, success or error; only <see cref="Status"/> is always there.</summary>
internal record Reply
{
    [Description("'success' or 'error'.")]
    public required string Status { get; init; }

    [Description("Stable name of the error; absent on success.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    [Description("One sentence for people.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    [Description("Seconds after which another try makes sense.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RetryAfterSeconds { get; init; }

    [Description("'session_from_cache' when a portal session was there, 'new_session_created' when this call logged in.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CacheStatus { get; init; }

    [Description("First and last characters of the session's key, to tell sessions apart.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionIdPreview { get; init; }

    [JsonIgnore]
    public bool IsError => Code is not null;

    [JsonIgnore]
    public Refusal Refusal { get; init; }

    /// <summary>What the text block begins with; the data then follow in brief. Null: the text says what the structure says.</summary>
    [JsonIgnore]
    public string? Summary { get; init; }

    /// <summary>Data that was read in a session.</summary>
    public static Reply<TData> Success<TData>(CacheStatus cacheStatus, TData data, string sessionKey)
        where TData : class
        => new()
        {
            Status = "success",
            CacheStatus = cacheStatus == Contracts.Outcomes.CacheStatus.SessionFromCache ? "session_from_cache" : "new_session_created",
            SessionIdPreview = $"{sessionKey[..4]}...{sessionKey[^4..]}",
            Data = data,
        };

    /// <summary>Data with a sentence.</summary>
    public static Reply<TData> Success<TData>(string message, TData data)
        where TData : class
        => new() { Status = "success", Message = message, Data = data };

    /// <summary>A problem alone.</summary>
    public static Reply Error(Problem problem) =>
        new() { Status = "error", Code = problem.Code, Message = problem.Message, RetryAfterSeconds = WholeSeconds(problem.RetryAfter), Refusal = problem.Refusal };

    /// <summary>A problem, with what is known all the same.</summary>
    public static Reply<TData> Error<TData>(Problem problem, TData? data)
        where TData : class
        => new()
        {
            Status = "error",
            Code = problem.Code,
            Message = problem.Message,
            RetryAfterSeconds = WholeSeconds(problem.RetryAfter),
            Refusal = problem.Refusal,
            Data = data,
        };

    private static int? WholeSeconds(TimeSpan? wait) => wait is { } known ? (int)Math.Max(1, Math.Ceiling(known.TotalSeconds)) : null;
}

/// <summary>A reply with data.</summary>
internal sealed record Reply<TData> : Reply
    where TData : class
{
    [Description("What was asked for; absent on error.")]
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TData? Data { get; init; }

    public static implicit operator Reply<TData>(Problem problem) => Error<TData>(problem, null);
}
