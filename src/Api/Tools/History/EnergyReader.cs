using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Door;
using Oig.Api.Replies;
using Oig.Contracts.Series;

namespace Oig.Api.Tools.History;

/// <summary>
/// Reads the energies of past days step by step, one request to the portal after another, and tells how far it is. What took too long is
/// left for the next call: the session keeps what was read.
/// </summary>
internal sealed class EnergyReader(IHttpContextAccessor http, ClusterReads reads)
{
    /// <summary>More than the longest range takes where the portal's answers can be parted.</summary>
    private const int MostRequests = 60;

    /// <summary>The days as far as they could be read within the request's deadline, and why no more; a failure alone when nothing is known.</summary>
    public async Task<(EnergyDays? Days, Problem? Problem)> ReadAsync(RequestContext<CallToolRequestParams> request, Caller caller, DayRange range)
    {
        EnergyDays? days = null;
        for (var step = 0; step < MostRequests && days?.RequestsLeft != 0 && !caller.Deadline.IsOver; step++)
        {
            http.HttpContext!.RequestAborted.ThrowIfCancellationRequested();
            try
            {
                var outcome = await reads.AskAsync(() => caller.ReadEnergyDaysAsync(range.From, range.To));
                if (!outcome.Succeeded) return (days, outcome.Failure.ToProblem());
                days = outcome.Value;
            }
            catch (TimeoutException) when (days is not null)
            {
                return (days, null);
            }

            await ReportAsync(request, step + 1, days.RequestsLeft);
        }

        return days is null ? (null, Problem.ServerUnavailable) : (days, null);
    }

    private static async Task ReportAsync(RequestContext<CallToolRequestParams> request, int done, int left)
    {
        if (request.Params.ProgressToken is not { } token) return;
        await request.Server.NotifyProgressAsync(token, new() { Progress = done, Total = done + left, Message = Text.Say("history_progress", left) });
    }
}
