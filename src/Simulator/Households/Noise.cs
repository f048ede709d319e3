namespace Oig.Simulator.Households;

/// <summary>Chance that repeats: the same seed, matter and moment always give the same number.</summary>
internal static class Noise
{
    /// <summary>0 to 1, independent for each <paramref name="moment"/>.</summary>
    public static double At(int seed, int matter, long moment)
    {
        // SplitMix64: mixes well enough that neighbouring moments look unrelated.
        var z = unchecked(((ulong)(uint)seed << 32 | (uint)matter) * 0x9E3779B97F4A7C15 + (ulong)moment * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>0 to 1, gliding from one value to the next every <paramref name="minutes"/>.</summary>
    public static double Smooth(int seed, int matter, DateTime utc, int minutes)
    {
        var position = utc.Ticks / (double)(minutes * TimeSpan.TicksPerMinute);
        var before = (long)position;
        var share = position - before;
        return At(seed, matter, before) * (1 - share) + At(seed, matter, before + 1) * share;
    }
}
