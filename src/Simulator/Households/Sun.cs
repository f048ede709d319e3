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

    /// <summary>Production as a share of installed power, 0 to about 1.</summary>
    public static double Share(DateTime utc)
    {
        var clear = ClearSky(utc);
        return clear <= 0 ? 0 : clear * Clouds(utc);
    }

    /// <summary>The same without clouds.</summary>
    public static double ClearSky(DateTime utc)
    {
        var declination = 23.44 * Math.PI / 180 * Math.Sin(2 * Math.PI * (284 + utc.DayOfYear) / 365.0);
        var hourAngle = (utc.TimeOfDay.TotalHours + Longitude / 15 - 12) * Math.PI / 12;
        var height = Incidence(Latitude, declination, hourAngle);
        if (height <= 0)
            return 0;
        var airMass = 1 / (height + 0.02);
        var beam = 1.1 * Math.Pow(0.7, Math.Pow(airMass, 0.678));
        return beam * Math.Max(0, Incidence(TiltedLatitude, declination, hourAngle)) + 0.1 * height;
    }

    private static double Incidence(double latitude, double declination, double hourAngle) =>
        Math.Sin(latitude) * Math.Sin(declination) + Math.Cos(latitude) * Math.Cos(declination) * Math.Cos(hourAngle);

    /// <summary>The weather is the same for all households: a day is fine or dull, and clouds pass.</summary>
    private static double Clouds(DateTime utc)
    {
        var day = 0.35 + 0.65 * Noise.At(CloudSeed, DayMatter, utc.Date.Ticks / TimeSpan.TicksPerDay);
        return day * (0.8 + 0.2 * Noise.Smooth(CloudSeed, CloudMatter, utc, 20));
    }
}
