using ModelContextProtocol.Client;

namespace Oig.Cli.Output;

/// <summary>The server's tools as lines of text, one tool a line, sorted and with aligned names.</summary>
internal static class ToolTable
{
    public static IEnumerable<string> Lines(IList<McpClientTool> tools)
    {
        var rows = tools
            .OrderBy(tool => tool.Name, StringComparer.Ordinal)
            .Select(tool => (Name: OneLine.Of(tool.Name), Description: OneLine.Of(tool.Description)))
            .ToList();
        var width = rows.Select(row => row.Name.Length).DefaultIfEmpty().Max();
        return rows.Select(row => $"{row.Name.PadRight(width)}  {row.Description}".TrimEnd());
    }
}
