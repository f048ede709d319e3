using System.Collections.Concurrent;
using System.Text;

namespace Oig.Attack.Servers;

/// <summary>Looks in exported metrics for names that begin with <see cref="Mark"/>.</summary>
internal sealed class MetricNames
{
    /// <summary>What the attacker's names begin with; four digits follow.</summary>
    public const string Mark = "hostile-";

    private const int Digits = 4;

    private readonly ConcurrentDictionary<string, bool> _names = [];
    private int _exports;

    /// <summary>Exports of metrics so far.</summary>
    public int Exports => _exports;

    /// <summary>Different names of the attacker that have come as labels.</summary>
    public int Count => _names.Count;

    /// <summary>Bytes of the largest export.</summary>
    public long Largest { get; private set; }

    /// <summary>Looks at one export.</summary>
    public void Look(string path, ReadOnlyMemory<byte> export)
    {
        if (!path.EndsWith("/metrics", StringComparison.Ordinal)) return;
        Find(export.Span);
        Largest = Math.Max(Largest, export.Length);
        Interlocked.Increment(ref _exports);
    }

    private void Find(ReadOnlySpan<byte> export)
    {
        var mark = Encoding.ASCII.GetBytes(Mark);
        for (var at = export.IndexOf(mark); at >= 0; at = export.IndexOf(mark))
        {
            export = export[(at + mark.Length)..];
            _names[Encoding.Latin1.GetString(export[..Math.Min(Digits, export.Length)])] = true;
        }
    }
}
