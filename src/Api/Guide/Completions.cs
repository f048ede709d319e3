using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Api.Tools;
using Oig.Api.Tools.History;
using Oig.Contracts.Series;

namespace Oig.Api.Guide;

/// <summary>Completes arguments of prompts and of the box's address: the account's boxes, modes, series, ranges, languages.</summary>
internal static class Completions
{
    private const int Most = 100;

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["mode"] = ["Home 1", "Home 2", "Home 3", "Home UPS", "Home 5", "Home 6"],
        ["name"] = [.. Enum.GetValues<SeriesName>().Select(name => name.Spelling())],
        ["series"] = [.. Enum.GetValues<SeriesName>().Select(name => name.Spelling())],
        ["range"] = EnergyRequest.Ranges.Split(", "),
        ["period"] = ["day", "week", "month", "year"],
        ["language"] = ["en", "cs"],
    };

    public static async ValueTask<CompleteResult> CompleteAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellation)
    {
        var (name, typed) = (request.Params.Argument.Name, request.Params.Argument.Value);
        var values = name is "id" or "box_id" ? await BoxesAsync(request, cancellation) : Words.GetValueOrDefault(name) ?? [];
        string[] fitting = [.. values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase))];
        return new() { Completion = new() { Values = [.. fitting.Take(Most)], Total = fitting.Length, HasMore = fitting.Length > Most } };
    }

    /// <summary>Boxes of whoever asks; none without credentials. Asked the same way as a tool call, so that a guess at a password is noted.</summary>
    private static async Task<string[]> BoxesAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellation)
    {
        if (!request.Services!.Caller().HasCredentials) return [];
        var call = new RequestContext<CallToolRequestParams>(request.Server, request.JsonRpcRequest, new() { Name = "completion" }) { Services = request.Services };
        var reply = await Pipeline.GuardAsync(call, ListAsync, cancellation);
        return reply is Reply<BoxNames> { Data: { } names } ? names.Ids : [];
    }

    private static async Task<Reply> ListAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellation) =>
        await request.Services!.GetRequiredService<ToolCall>().OnAccountAsync<BoxNames>((caller, snapshot) =>
            Task.FromResult(Reply.Success(snapshot.CacheStatus, new BoxNames([.. snapshot.Value!.Boxes.Select(box => box.Id.ToString())]), caller.SessionKey)));

    private sealed record BoxNames(string[] Ids);
}
