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
    private readonly Func<RequestContext<CallToolRequestParams>, CancellationToken, Task<Reply>> _answer;

    private ReplyTool(Tool tool, IReadOnlyList<object> metadata, Func<RequestContext<CallToolRequestParams>, CancellationToken, Task<Reply>> answer) =>
        (ProtocolTool, Metadata, _answer) = (Short(tool), metadata, answer);

    public override Tool ProtocolTool { get; }

    public override IReadOnlyList<object> Metadata { get; }

    private static Tool Short(Tool tool)
    {
        tool.OutputSchema = tool.OutputSchema is { } schema ? CompactSchema.Of(schema) : CompactSchema.Frame;
        // Said once is enough.
        if (tool.Annotations is { } annotations && annotations.Title == tool.Title) annotations.Title = null;
        return tool;
    }

    /// <summary>A tool that describes itself; without a schema of its reply it gets the frame that every reply has.</summary>
    public static ReplyTool Of(Tool tool, Func<RequestContext<CallToolRequestParams>, CancellationToken, Task<Reply>> answer) => new(tool, [], answer);

    /// <summary>All tools of a class.</summary>
    public static IEnumerable<ReplyTool> Of(Type type) => type.GetMethods()
        .Where(method => method.IsDefined(typeof(McpServerToolAttribute))).Select(method => Of(type, method));

    private static ReplyTool Of(Type type, MethodInfo method)
    {
        var make = ActivatorUtilities.CreateFactory(type, []);
        var described = Create(method, _ => throw new NotSupportedException(), new() { SerializerOptions = ReplyJson.Options });
        var function = AIFunctionFactory.Create(method, arguments => make(arguments.Services!, []), new()
        {
            SerializerOptions = ReplyJson.Options,
            ConfigureParameterBinding = BindingOf,
            MarshalResult = (reply, _, _) => new(reply),
            ExcludeResultSchema = true,
        });
        return new(described.ProtocolTool, described.Metadata, (request, cancellation) => AnswerAsync(function, request, cancellation));
    }

    /// <summary>The last step of a call.</summary>
    public static Task<Reply> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellation) => request.MatchedPrimitive is ReplyTool tool
        ? tool._answer(request, cancellation)
        : throw new McpProtocolException(Text.Say("message_tool", Similar.Shorten(request.Params.Name)), McpErrorCode.InvalidParams);

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) =>
        request.Services!.GetRequiredService<ReplyWriter>().Write(await _answer(request, cancellationToken)).ToResult();

    private static async Task<Reply> AnswerAsync(AIFunction function, RequestContext<CallToolRequestParams> request, CancellationToken cancellation)
    {
        var arguments = new AIFunctionArguments { Services = request.Services, Context = new Dictionary<object, object?> { [typeof(RequestContext<>)] = request } };
        foreach (var (name, value) in request.Params.Arguments ?? new Dictionary<string, JsonElement>()) arguments[name] = value;
        return (Reply)(await function.InvokeAsync(arguments, cancellation))!;
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
