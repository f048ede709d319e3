namespace Oig.Portal.Writes;

/// <summary>Tells refusals among the texts that answer a write, by word stems of Czech and English.</summary>
internal static class RefusalText
{
    private static readonly string[] Stems =
    [
        "chyb", "nelze", "nepodař", "zamítn", "odmítn", "neplatn", "nepovol", "nebyl", "error", "fail", "denied", "refused", "rejected", "invalid",
    ];

    internal static bool IsOne(string text) => Stems.Any(stem => text.Contains(stem, StringComparison.OrdinalIgnoreCase));
}
