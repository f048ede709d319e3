using System.ComponentModel;
using System.Globalization;
using Oig.Contracts;
using Oig.Contracts.Boxes;
using Oig.Contracts.Control;
using Oig.Contracts.Series;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.Outlook;

/// <summary>What is to be expected of the battery.</summary>
internal sealed record OutlookData
{
    private const double Charging = 50;
    private const double SlowestSun = 0.6;
    private const int SecondsOfDay = 86_400;

    public string BoxId { get; init; } = "";

    [Description("%, or null when unknown.")]
    public double? StateOfCharge { get; init; }

    [Description("kWh above the minimum charge.")]
    public double? UsableKwh { get; init; }

    [Description("kW behind the backed-up output, now.")]
    public double? PresentLoadKw { get; init; }

    [Description("When the battery is at its minimum if the load stays as it is, without sun and grid charging.")]
    public Span? LastsAtPresentLoad { get; init; }

    [Description("The same with the load of the last nights at the same hours.")]
    public Span? LastsAsLastNights { get; init; }

    [Description("How many of the last nights are known, and in how many the battery would have reached the next sunrise.")]
    public int NightsKnown { get; init; }

    public int NightsReachingSunrise { get; init; }

    [Description("When it is full if it goes on charging as now; null when it does not charge.")]
    public Span? Full { get; init; }

    public DateTimeOffset? Sunrise { get; init; }

    public DateTimeOffset? Sunset { get; init; }

    public DateTimeOffset? NextSunrise { get; init; }

    [Description("Cheap-tariff windows set in the box, Czech time.")]
    public string[] HdoWindows { get; init; } = [];

    [Description("What was assumed, and what is not known.")]
    public string[] Notes { get; init; } = [];

    public static OutlookData Of(Box box, IReadOnlyDictionary<DateOnly, EnergyDay> days, LocationOptions place, DateTimeOffset now, IEnumerable<string> notes)
    {
        var (battery, today) = (box.Battery, PragueTime.Today(now));
        var sun = SunTimes.Of(today, place.Latitude, place.Longitude);
        var next = sun is { } known && known.Rise > now ? known.Rise : SunTimes.Of(today.AddDays(1), place.Latitude, place.Longitude)?.Rise;
        var nights = battery.Usable is { } usable ? Endurance.AsInPastNights(usable, days, now) : [];
        return new()
        {
            BoxId = box.Id.ToString(),
            StateOfCharge = battery.StateOfCharge,
            UsableKwh = Kilo(battery.Usable),
            PresentLoadKw = Kilo(box.Powers.BackedUpLoad),
            LastsAtPresentLoad = battery.Usable is { } energy && box.Powers.BackedUpLoad is { } load ? Endurance.At(energy, load, now) : null,
            LastsAsLastNights = nights.Count > 0 ? new(nights.Min(), nights.Max()) : null,
            NightsKnown = nights.Count,
            NightsReachingSunrise = nights.Count(end => end >= next),
            Full = FullBy(box, sun?.Set, now),
            Sunrise = Minute(sun?.Rise),
            Sunset = Minute(sun?.Set),
            NextSunrise = Minute(next),
            HdoWindows = [.. battery.HdoWindows.Select(Window).OfType<string>()],
            Notes = [.. notes, .. NotesOf(box, place, sun?.Set, now)],
        };
    }

    private static IEnumerable<string> NotesOf(Box box, LocationOptions place, DateTimeOffset? sunset, DateTimeOffset now)
    {
        yield return Say("outlook_assumed");
        if (box.IsStale(now) == true) yield return Say("outlook_silent");
        if (FullBy(box, null, now) is not null && FullBy(box, sunset, now) is null) yield return Say("outlook_not_full");
        if (box.Battery.Usable is null) yield return Say("outlook_unknown");
        if (place.IsUsual) yield return Say("outlook_place");
    }

    // The present power is the best case: the sun will not stay, and charging slows down at the end. After sunset only the grid charges.
    private static Span? FullBy(Box box, DateTimeOffset? sunset, DateTimeOffset now)
    {
        if (box.Battery is not { Power: > Charging and var power, Missing: > 0 and var missing }) return null;
        var full = new Span(Later(now, missing / power), Later(now, missing / (SlowestSun * power)));
        return now < sunset && full.Earliest > sunset && GridCharging.IsOn(box) != true ? null : full;
    }

    private static DateTimeOffset Later(DateTimeOffset now, double hours) => Endurance.Rounded(PragueTime.Local(now.AddHours(Math.Min(48, hours))));

    private static DateTimeOffset? Minute(DateTimeOffset? time) =>
        time is { } known ? PragueTime.Local(new((known.Ticks + TimeSpan.TicksPerMinute / 2) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, known.Offset)) : null;

    private static double? Kilo(double? value) => value is { } known ? Math.Round(known / 1000, 2) : null;

    // The portal's numbers are probably seconds of the day.
    private static string? Window(TimeWindow window) => window is { Start: >= 0 and < SecondsOfDay, End: > 0 and <= SecondsOfDay } && window.Start != window.End
        ? string.Create(CultureInfo.InvariantCulture, $"{TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(window.Start!.Value)):HH:mm}-{TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(window.End!.Value % SecondsOfDay)):HH:mm}")
        : null;
}
