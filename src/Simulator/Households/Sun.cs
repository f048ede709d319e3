using System.Collections.Concurrent;

namespace Oig.Simulator.Households;

/// <summary>Sunshine over Prague on panels that face south at 35 degrees.</summary>
internal static class Sun
{
    private const double Latitude = 50.08 * Math.PI / 180;
    private const double TiltedLatitude = (50.08 - 35) * Math.PI / 180;
    private const double Longitude = 14.42;
    private const int CloudSeed = 1;
    private const int DayMatter = 1;
    private const int CloudMatter = 2;
    private const int MostDays = 800;

    // The weather is the same for all households, and each of them is run minute by minute from New Year.
    private static readonly ConcurrentDictionary<DateTime, double[]> Days = new();

    /// <summary>Production as a share of installed power in that minute, 0 to about 1.</summary>
    public static double Share(DateTime utc) => (Days.TryGetValue(utc.Date, out var day) ? day : Remember(utc.Date))[Minutes.Index(utc)];

    private static double[] Remember(DateTime date)
    {
        var declination = 23.44 * Math.PI / 180 * Math.Sin(2 * Math.PI * (284 + date.DayOfYear) / 365.0);
        var (flat, tilted) = (new Slope(Latitude, declination), new Slope(TiltedLatitude, declination));
        return Days.Bounded(MostDays)[date] = [.. Minutes.OfADay.Select(minute => Sunshine(flat, tilted, date + minute))];
    }

    private static double Sunshine(Slope flat, Slope tilted, DateTime utc)
    {
        var hourAngle = (utc.TimeOfDay.TotalHours + Longitude / 15 - 12) * Math.PI / 12;
        var height = flat.Incidence(hourAngle);
        if (height <= 0)
            return 0;
        var airMass = 1 / (height + 0.02);
        var beam = 1.1 * Math.Pow(0.7, Math.Pow(airMass, 0.678));
        return (beam * Math.Max(0, tilted.Incidence(hourAngle)) + 0.1 * height) * Clouds(utc);
    }

    // A day is fine or dull, and clouds pass.
    private static double Clouds(DateTime utc)
    {
        var day = 0.35 + 0.65 * Noise.At(CloudSeed, DayMatter, utc.Date.Ticks / TimeSpan.TicksPerDay);
        return day * (0.8 + 0.2 * Noise.Smooth(CloudSeed, CloudMatter, utc, 20));
    }

    /// <summary>A plane that lies as the ground does at that latitude, on a day of that declination.</summary>
    private readonly struct Slope(double latitude, double declination)
    {
        private readonly double _constant = Math.Sin(latitude) * Math.Sin(declination);
        private readonly double _share = Math.Cos(latitude) * Math.Cos(declination);

        /// <summary>How steeply the sun falls onto it, 1 = at right angles.</summary>
        public double Incidence(double hourAngle) => _constant + _share * Math.Cos(hourAngle);
    }
}
