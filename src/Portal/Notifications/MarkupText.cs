using System.Text;
using AngleSharp.Dom;

namespace Oig.Portal.Notifications;

/// <summary>Text of a piece of HTML as a reader sees it: line breaks and blocks become lines, other white space one blank.</summary>
internal static class MarkupText
{
    /// <summary>Text after this many characters is not even looked at.</summary>
    private const int Longest = 20_000;

    internal static string Of(INode? root) => string.Join('\n', Raw(root)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(OneLine)
        .Where(line => line.Length > 0));

    internal static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Walks with a stack of its own: hostile nesting must not exhaust the thread's. A null on it ends a line.</summary>
    private static string Raw(INode? root)
    {
        var text = new StringBuilder();
        var ahead = new Stack<INode?>([root]);
        while (ahead.TryPop(out var node) && text.Length < Longest)
            if (node is null)
                text.Append('\n');
            else if (node is IText { Data: var data })
                text.Append(data.ReplaceLineEndings(" "));
            else
                Open(node, ahead);
        return text.ToString();
    }

    private static void Open(INode node, Stack<INode?> ahead)
    {
        if (node.NodeName is "SCRIPT" or "STYLE")
            return;
        var breaks = node.NodeName is "BR" or "P" or "DIV" or "LI";
        if (breaks)
            ahead.Push(null);
        for (var i = node.ChildNodes.Length - 1; i >= 0; i--)
            ahead.Push(node.ChildNodes[i]);
        if (breaks)
            ahead.Push(null);
    }
}
