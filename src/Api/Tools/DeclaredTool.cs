using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Oig.Api.Tools;

/// <summary>
/// A tool whose output schema is told to clients, but not to the SDK's own tool: that one would write each result once more to make
/// structured content of it, and throw that away.
/// </summary>
internal sealed class DeclaredTool : DelegatingMcpServerTool
{
    private DeclaredTool(McpServerTool tool)
        : base(tool)
    {
        var (declared, schema) = (tool.ProtocolTool, tool.ProtocolTool.OutputSchema);
        declared.OutputSchema = null;
        ProtocolTool = new()
        {
            Name = declared.Name,
            Title = declared.Title,
            Description = declared.Description,
            InputSchema = declared.InputSchema,
            OutputSchema = schema,
            Annotations = declared.Annotations,
            Icons = declared.Icons,
            Meta = declared.Meta,
        };
    }

    public override Tool ProtocolTool { get; }

    /// <summary>Puts every registered tool into one of these.</summary>
    public static void DeclareAll(IServiceCollection services)
    {
        foreach (var tool in services.Where(service => service.ServiceType == typeof(McpServerTool)).ToArray())
        {
            services.Remove(tool);
            services.AddSingleton<McpServerTool>(provider => new DeclaredTool((McpServerTool)tool.ImplementationFactory!(provider)));
        }
    }
}
