using Oig.Simulator.Households;

namespace Oig.Simulator.Payloads;

/// <summary>What a box has reported in the past days: the same whenever it is asked, and moving on with the days.</summary>
internal static class BoxEvents
{
    private const int Days = 7;
    private const int Information = 1;
    private const int Warning = 2;
    private const int Notice = 3;
    private const int Error = 4;
    private const int ReportMatter = 50;

    public static IEnumerable<SimulatedNotification> Of(SimulatedBox box, int index, DateTimeOffset now)
    {
        var today = PragueClock.Date(now.UtcDateTime);
        return Enumerable.Range(0, Days)
            .SelectMany(ago => OfDay(box, index, ago, today.AddDays(-ago)))
            .Where(notification => notification.At <= now);
    }

    private static IEnumerable<SimulatedNotification> OfDay(SimulatedBox box, int index, int ago, DateOnly day) =>
        [MorningReport(box, day), .. (ago, index) switch
        {
            (1, _) => [Event(box, day, 16.5, Information, "Baterie", "Baterie je nabitá na 100&nbsp;%")],
            (2, 0) => [Bypass(box, day, 12.7, "Automatický", "vypnut"), Bypass(box, day, 9.1, "Automatický", "zapnut")],
            (2, _) => [Bypass(box, day, 9.1, "Ruční", "zapnut")],
            (3, _) => [Event(box, day, 21.25, Warning, "Teplota", "V rozvaděči je &gt; 55&nbsp;°C, prověřte větrání &amp; stín")],
            (4, _) => new[] { Event(box, day, 18.35, Error, "Jistič", "Vypadl jistič FAOUT<br>Zálohovaný výstup je bez napětí") },
            _ => [],
        }];

    private static SimulatedNotification MorningReport(SimulatedBox box, DateOnly day)
    {
        var share = Noise.At(box.Seed, ReportMatter, day.DayNumber);
        var text = $"Dobré ráno<br>Panely: {JsonNumbers.Whole(share * 400)} W<br>Baterie: {JsonNumbers.Whole(20 + share * 60)} %";
        return Event(box, day, 7, Information, "Ranní přehled", text);
    }

    /// <summary>Double spaces occur in the portal's own texts.</summary>
    private static SimulatedNotification Bypass(SimulatedBox box, DateOnly day, double hour, string kind, string state) =>
        Event(box, day, hour, Notice, $"{kind} bypass", $"Hlášení: {kind.ToLowerInvariant()} Bypass -  {state}");

    private static SimulatedNotification Event(SimulatedBox box, DateOnly day, double hour, int level, string subject, string body) =>
        new(new DateTimeOffset(PragueClock.Midnight(day), TimeSpan.Zero).AddHours(hour), level, box.Id, subject, body);
}
