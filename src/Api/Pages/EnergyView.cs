using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Api.Tools;

namespace Oig.Api.Pages;

/// <summary>The energy view: one HTML file with everything in it, a resource for hosts that speak MCP Apps.</summary>
[McpServerResourceType]
internal sealed class EnergyView
{
    private static readonly string[] Scripts = ["bridge.js", "readings.js", "picture.js", "controls.js", "history.js", "view.js"];

    private static readonly string Style = PageFiles.Read("colours.css") + PageFiles.Read("view.css");

    private static readonly string Script = $"\"use strict\";\nconst texts = {Texts()};\n{string.Concat(Scripts.Select(PageFiles.Read))}";

    /// <summary>The whole file.</summary>
    public static string Html { get; } =
        PageFiles.Fill(PageFiles.Read("view.html"), new Dictionary<string, string> { ["style"] = Style, ["script"] = Script });

    /// <summary>What the file may do where this server serves it itself: run what is in it, in a frame of its own pages.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src {PageFiles.Hash(Style)}; script-src {PageFiles.Hash(Script)}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>The resource, with what the host should know about showing it.</summary>
    [McpServerResource(UriTemplate = UiExtension.EnergyView, Name = "energy", Title = "Energy view", MimeType = UiExtension.MimeType)]
    [Description("Live picture of the battery, its charge and the powers around it, for hosts that show MCP Apps.")]
    public static TextResourceContents Show() => new()
    {
        Uri = UiExtension.EnergyView,
        MimeType = UiExtension.MimeType,
        Text = Html,
        Meta = new JsonObject { ["ui"] = new JsonObject { ["prefersBorder"] = true } },
    };

    // As JSON inside a script: the serializer's default escapes what could end the element.
    private static string Texts() => JsonSerializer.Serialize(Text.Languages.ToDictionary(language => language, language => Text.BeginningWith("view_", language)));
}
