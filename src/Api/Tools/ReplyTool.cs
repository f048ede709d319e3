using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;

namespace Oig.Api.Tools;

/// <summary>
/// A tool whose method answers a <see cref="Reply"/>: the steps around it see the reply itself, and it is written once. The SDK describes
/// the tool, output schema included; of its own call it would make text and structure of the reply before anybody sees it.
/// </summary>
internal sealed class ReplyTool : McpServerTool
{
    private readonly McpServerTool _described;
    private readonly AIFunction _method;

    private ReplyTool(Type type, MethodInfo method)
    {
        var make = ActivatorUtilities.CreateFactory(type, []);
        _described = Create(method, _ => throw new NotSupportedException(), new() { SerializerOptions = ReplyJson.Options });
        _method = AIFunctionFactory.Create(method, arguments => make(arguments.Services!, []), new()
        {
            SerializerOptions = ReplyJson.Options,
            ConfigureParameterBinding = BindingOf,
            MarshalResult = (reply, _, _) => new(reply),
        });
    }

    public override Tool ProtocolTool => _described.ProtocolTool;

    public override IReadOnlyList<object> Metadata => _described.Metadata;

    /// <summary>All tools of a class.</summary>
    public static IEnumerable<ReplyTool> Of(Type type) => type.GetMethods()
        .Where(method => method.IsDefined(typeof(McpServerToolAttribute))).Select(method => new ReplyTool(type, method));

    /// <summary>The last step of a call.</summary>
    public static Task<Reply> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellation) => request.MatchedPrimitive is ReplyTool tool
        ? tool.AnswerAsync(request, cancellation)
        : throw new McpProtocolException($"Unknown tool: '{Similar.Shorten(request.Params.Name)}'", McpErrorCode.InvalidParams);

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) =>
        request.Services!.GetRequiredService<ReplyWriter>().Write(await AnswerAsync(request, cancellationToken));

    private async Task<Reply> AnswerAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellation)
    {
        var arguments = new AIFunctionArguments { Services = request.Services, Context = new Dictionary<object, object?> { [typeof(RequestContext<>)] = request } };
        foreach (var (name, value) in request.Params.Arguments ?? new Dictionary<string, JsonElement>()) arguments[name] = value;
        return (Reply)(await _method.InvokeAsync(arguments, cancellation))!;
    }

    private static AIFunctionFactoryOptions.ParameterBindingOptions BindingOf(ParameterInfo parameter) =>
        parameter.ParameterType != typeof(RequestContext<CallToolRequestParams>) ? default
        : new() { ExcludeFromSchema = true, BindParameter = (_, arguments) => arguments.Context![typeof(RequestContext<>)] };
}

/// <summary>Registers tools.</summary>
internal static class ReplyTools
{
    /// <summary>All tools of the class.</summary>
    public static IMcpServerBuilder WithReplyTools<T>(this IMcpServerBuilder mcp)
    {
        foreach (var tool in ReplyTool.Of(typeof(T))) mcp.Services.AddSingleton<McpServerTool>(tool);
        return mcp;
    }
}
