using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Grains.Control;

namespace Oig.Api.Tools.Control;

/// <summary>A call of one of the tools that change a box.</summary>
/// <param name="Request">The MCP request.</param>
/// <param name="BoxId">The box as the caller named it.</param>
/// <param name="Wanted">What is wanted, or what is wrong with the arguments.</param>
/// <param name="Risk">What a person has to know if the change needs consent.</param>
/// <param name="Acknowledge">Whether the caller says that the owner agreed.</param>
/// <param name="QueueIfOffline">Whether the portal may keep it for a box that is offline.</param>
internal sealed record ControlWish(
    RequestContext<CallToolRequestParams> Request, string? BoxId, Either<Wanted> Wanted, string Risk, bool Acknowledge, bool QueueIfOffline)
{
    public string Tool => Request.Params.Name;
}
