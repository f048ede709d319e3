using System.ComponentModel;
using System.Text.Json.Serialization;

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
}

/// <summary>A reply with data.</summary>
internal sealed record Reply<TData> : Reply
    where TData : class
{
    [Description("What was asked for; absent on error.")]
    [JsonPropertyOrder(1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TData? Data { get; init; }
}
