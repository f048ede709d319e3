using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace Oig.Api.Tools;

/// <summary>
/// Options of MCP's servers. The SDK makes a server, and options for it, for each request; tools, prompts, resources, handlers and filters are
/// the same for all of them, so they are put together once. Only what a request sets is its own.
/// </summary>
internal sealed class SharedServerOptions(
    IEnumerable<IConfigureOptions<McpServerOptions>> setups, IEnumerable<IPostConfigureOptions<McpServerOptions>> later, IEnumerable<IValidateOptions<McpServerOptions>> checks)
    : IOptionsFactory<McpServerOptions>
{
    private readonly Lazy<McpServerOptions> _common = new(() => new OptionsFactory<McpServerOptions>(setups, later, checks).Create(Options.DefaultName));

    public McpServerOptions Create(string name)
    {
        var common = _common.Value;
        return new()
        {
            ServerInfo = common.ServerInfo,
            ServerInstructions = common.ServerInstructions,
            ProtocolVersion = common.ProtocolVersion,
            InitializationTimeout = common.InitializationTimeout,
            ScopeRequests = common.ScopeRequests,
            KnownClientInfo = common.KnownClientInfo,
            KnownClientCapabilities = common.KnownClientCapabilities,
            Capabilities = common.Capabilities,
            Handlers = common.Handlers,
            Filters = common.Filters,
            ToolCollection = common.ToolCollection,
            PromptCollection = common.PromptCollection,
            ResourceCollection = common.ResourceCollection,
        };
    }
}
