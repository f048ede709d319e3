namespace Oig.Api.Tools.Outlook;

/// <summary>Sunrise and sunset by the sunrise equation: good to about two minutes in flat country.</summary>
internal static class SunTimes
{
    private static readonly DateTime Epoch = new(2000, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Refraction and the sun's radius lift its edge over the horizon.</summary>
    private const double Horizon = -0.833;

    private const double Obliquity = 23.4397;
    private const double Perihelion = 102.9372;

    /// <summary>Both of that calendar day, UTC; null where the sun does not rise or does not set.</summary>
    public static (DateTimeOffset Rise, DateTimeOffset Set)? Of(DateOnly day, double latitude, double longitude)
    {
        var number = Math.Round((day.ToDateTime(new TimeOnly(12, 0)) - Epoch).TotalDays) - longitude / 360;
        var anomaly = Turn(357.5291 + 0.98560028 * number);
        var longitudeOfSun = Turn(anomaly + 1.9148 * Sin(anomaly) + 0.02 * Sin(2 * anomaly) + 0.0003 * Sin(3 * anomaly) + 180 + Perihelion);
        var noon = number + 0.0053 * Sin(anomaly) - 0.0069 * Sin(2 * longitudeOfSun);
        var declination = Math.Asin(Sin(longitudeOfSun) * Sin(Obliquity)) * 180 / Math.PI;
        var cosine = (Sin(Horizon) - Sin(latitude) * Sin(declination)) / (Cos(latitude) * Cos(declination));
        if (cosine is < -1 or > 1) return null;
        var half = Math.Acos(cosine) / (2 * Math.PI);
        return (At(noon - half), At(noon + half));
    }

    private static DateTimeOffset At(double days) => new(Epoch.AddDays(days), TimeSpan.Zero);

    private static double Turn(double degrees) => degrees - 360 * Math.Floor(degrees / 360);

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
