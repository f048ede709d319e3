using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Contracts;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.Control;

/// <summary>
/// Consent to a risky change. A client that can ask its user is made to (input-required result of revision 2026-07-28): the state it brings
/// back is signed, valid for five minutes, good once, and fits this very change by this very caller only. Of other clients an argument is
/// believed, and of all if the operator says so.
/// </summary>
internal sealed class Confirmation(KeyRing keys, ControlPolicy policy, TimeProvider time)
{
    private const string Topic = "consent";
    private const string Field = "understood";
    private static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(5);

    /// <summary>What this request brings; throws when its state is not ours, not for this change, or too old.</summary>
    public Consent Read(ControlWish wish, Caller caller, BoxId box)
    {
        if (wish.Request.Params.RequestState is not { } state) return new(wish.Acknowledge && (!CanAsk(wish) || policy.Limits.TrustAcknowledge));
        if (!IsValid(state, wish, caller, box))
            throw new McpProtocolException(Say("consent_stale"), McpErrorCode.InvalidParams);
        var id = state.Split('.')[1];
        return AnswerIn(wish.Request.Params.InputResponses) switch
        {
            ("accept", true) => new(true, id),
            ("accept", false) or ("decline", _) => new(false, id, new("declined", Say("consent_declined"))),
            ("cancel", _) => new(false, id, new("consent_unanswered", Say("consent_unanswered"))),
            _ => new(false, id, Problem.InvalidArgument(Say("consent_garbled"))),
        };
    }

    /// <summary>Makes the client ask its user, if it can; returns if it cannot.</summary>
    public void Require(ControlWish wish, Caller caller, BoxId box)
    {
        if (!CanAsk(wish)) return;
        var question = new ElicitRequestParams
        {
            Message = ControlSentences.Question(wish.Tool, wish.Wanted, box.Value),
            RequestedSchema = new()
            {
                Properties = { [Field] = new ElicitRequestParams.BooleanSchema { Title = Say("question_yes"), Default = false } },
                Required = [Field],
            },
        };
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        throw new InputRequiredException(
            new Dictionary<string, InputRequest> { [Topic] = InputRequest.ForElicitation(question) },
            Stamp(time.GetUtcNow() + ValidFor, id, wish, caller, box));
    }

    // Without a session of the older revisions there is no way to ask; there the argument has to do.
    private static bool CanAsk(ControlWish wish) =>
        wish.Request.Server.IsMrtrSupported && wish.Request.JsonRpcRequest.Context?.ClientCapabilities?.Elicitation is not null;

    // Action and the person's word; null for what is no answer to the question. It comes from the client, so it may be anything.
    private static (string? Action, bool? Understood) AnswerIn(IDictionary<string, InputResponse>? responses)
    {
        try
        {
            if (responses?.TryGetValue(Topic, out var response) != true || response is null) return default;
            var result = response.Deserialize(InputResponse.ElicitResultJsonTypeInfo);
            var understood = result?.Content?.TryGetValue(Field, out var value) == true
                ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => (bool?)null } : null;
            return (result?.Action, understood);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            return default;
        }
    }

    private bool IsValid(string state, ControlWish wish, Caller caller, BoxId box) =>
        state.Split('.') is [var until, { Length: > 0 } id, _]
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds >= time.GetUtcNow().ToUnixTimeSeconds() && seconds <= (time.GetUtcNow() + ValidFor).ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(Stamp(DateTimeOffset.FromUnixTimeSeconds(seconds), id, wish, caller, box)));

    private string Stamp(DateTimeOffset until, string id, ControlWish wish, Caller caller, BoxId box)
    {
        var (seconds, wanted) = (until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), wish.Wanted);
        var bound = string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds}\0{id}\0{wish.Tool}\0{wanted.Parameter}\0{wanted.Value}\0{wanted.CapWatts}\0{wanted.Bits}\0{wish.QueueIfOffline}\0"
            + $"{wish.NotBefore:O}\0{wish.Until:O}\0{box}\0{caller.SessionKey}");
        return $"{seconds}.{id}.{keys.Sign(Topic, bound)}";
    }
}

/// <summary>Whether the owner agreed to a risky change.</summary>
/// <param name="IsGiven">True if he did.</param>
/// <param name="Id">The question that he answered; null when none was asked.</param>
/// <param name="Problem">Why the answer is no consent; null when it is one, or none was given yet.</param>
internal readonly record struct Consent(bool IsGiven, string? Id = null, Problem? Problem = null);
