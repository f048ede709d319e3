using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Oig.Api.Door;
using Oig.Contracts;
using Oig.Grains.Keys;

namespace Oig.Api.Tools.Control;

/// <summary>
/// Consent to a risky change. A client that can ask its user is made to (input-required result of revision 2026-07-28): the state it brings
/// back is signed, valid for five minutes, and fits this very change by this very caller only. Of other clients an argument is believed.
/// </summary>
internal sealed class Confirmation(KeyRing keys, TimeProvider time)
{
    private const string Question = "consent";
    private const string Field = "understood";
    private static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(5);

    /// <summary>What this request brings; throws when its state is not ours, not for this change, or too old.</summary>
    public Consent Read(ControlWish wish, Caller caller, BoxId box)
    {
        var parameters = wish.Request.Params;
        if (parameters.RequestState is not { } state) return wish.Acknowledge && !CanAsk(wish) ? Consent.Given : Consent.Missing;
        if (!IsValid(state, wish, caller, box))
            throw new McpProtocolException("The confirmation is too old or does not belong to this change. Call the tool again.", McpErrorCode.InvalidParams);
        return IsYes(parameters.InputResponses) ? Consent.Given : Consent.Declined;
    }

    /// <summary>Makes the client ask its user, if it can; returns if it cannot.</summary>
    public void Require(ControlWish wish, Caller caller, BoxId box)
    {
        if (!CanAsk(wish)) return;
        var question = new ElicitRequestParams
        {
            Message = $"{wish.Tool}: {wish.Wanted.Value!.Describe()} on box {box}? {wish.Risk}",
            RequestedSchema = new()
            {
                Properties = { [Field] = new ElicitRequestParams.BooleanSchema { Title = "I understand and want it", Default = false } },
                Required = [Field],
            },
        };
        throw new InputRequiredException(
            new Dictionary<string, InputRequest> { [Question] = InputRequest.ForElicitation(question) },
            Stamp(time.GetUtcNow() + ValidFor, wish, caller, box));
    }

    // Without a session of the older revisions there is no way to ask; there the argument has to do.
    private static bool CanAsk(ControlWish wish) =>
        wish.Request.Server.IsMrtrSupported && wish.Request.JsonRpcRequest.Context?.ClientCapabilities?.Elicitation is not null;

    private static bool IsYes(IDictionary<string, InputResponse>? responses) =>
        responses?.TryGetValue(Question, out var response) == true
        && response.Deserialize(InputResponse.ElicitResultJsonTypeInfo) is { IsAccepted: true, Content: { } content }
        && content.TryGetValue(Field, out var understood) && understood.ValueKind == System.Text.Json.JsonValueKind.True;

    private bool IsValid(string state, ControlWish wish, Caller caller, BoxId box) =>
        long.TryParse(state.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds >= time.GetUtcNow().ToUnixTimeSeconds() && seconds <= (time.GetUtcNow() + ValidFor).ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(Stamp(DateTimeOffset.FromUnixTimeSeconds(seconds), wish, caller, box)));

    private string Stamp(DateTimeOffset until, ControlWish wish, Caller caller, BoxId box)
    {
        var (seconds, wanted) = (until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), wish.Wanted.Value!);
        var bound = string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds}\0{wish.Tool}\0{wanted.Parameter}\0{wanted.Value}\0{wanted.CapWatts}\0{wanted.Bits}\0{wish.QueueIfOffline}\0{box}\0{caller.SessionKey}");
        return $"{seconds}.{keys.Sign(Question, bound)}";
    }
}

/// <summary>Whether the owner agreed to a risky change.</summary>
internal enum Consent
{
    /// <summary>Nothing was said.</summary>
    Missing,

    /// <summary>Yes.</summary>
    Given,

    /// <summary>No.</summary>
    Declined,
}
