using Oig.Contracts;
using Oig.Contracts.Notifications;
using Oig.Portal.Notifications;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Notifications;

public sealed class BypassTests
{
    private static readonly BoxId Box = BoxId.TryParse("7")!.Value;

    [Fact]
    public void The_newest_event_of_each_box_and_kind_counts()
    {
        var list = NotificationReader.Read(Sample.Text("notifications.json"))!;

        Assert.Equal(
            (BypassStatus.Off, "2026-07-03T12:04"), Told(list.BypassOf(BoxId.TryParse("3051000007")!.Value, BypassKind.Automatic)));
        Assert.Equal(
            (BypassStatus.On, "2026-07-01T08:05"), Told(list.BypassOf(BoxId.TryParse("3051000008")!.Value, BypassKind.Manual)));
        Assert.Equal(2, list.Bypasses.Length);
    }

    [Fact]
    public void No_event_means_unknown_not_off()
    {
        var list = NotificationReader.Read(Sample.Text("notifications.json"))!;

        Assert.Equal((BypassStatus.Unknown, null), Told(list.BypassOf(BoxId.TryParse("3051000007")!.Value, BypassKind.Manual)));
    }

    [Theory]
    [InlineData("s", "automatický bypass zapnut", BypassKind.Automatic, BypassStatus.On)]
    [InlineData("s", "AUTOMATICKÝ   BYPASS   VYPNUT", BypassKind.Automatic, BypassStatus.Off)]
    [InlineData("s", "automaticky bypas byl zapnutý", BypassKind.Automatic, BypassStatus.On)]
    [InlineData("s", "Ruční by-pass - vypnut.", BypassKind.Manual, BypassStatus.Off)]
    [InlineData("s", "rucni Bypass<br>zapnut", BypassKind.Manual, BypassStatus.On)]
    [InlineData("s", "Ruc\u030Cni\u0301 bypass zapnut", BypassKind.Manual, BypassStatus.On)]
    [InlineData("s", "bypass (ruční) zapnut", BypassKind.Manual, BypassStatus.On)]
    [InlineData("Ruční bypass", "Bypass byl automaticky vypnut", BypassKind.Manual, BypassStatus.Off)]
    [InlineData("Automatický bypass zapnut", "Podrobnosti v aplikaci", BypassKind.Automatic, BypassStatus.On)]
    [InlineData("s", "bypass zapnut", null, BypassStatus.On)]
    [InlineData("s", "automatický bypass zapnut, později automatický bypass vypnut", BypassKind.Automatic, BypassStatus.Off)]
    public void Events_are_told_by_the_words_around_bypass(string subject, string text, BypassKind? kind, BypassStatus status)
    {
        var bypass = Assert.Single(Read(Folder("3. 7. 2026 | 12:00", text, subject)).Bypasses);

        Assert.Equal((kind, status), (bypass.Kind, bypass.Status));
    }

    [Theory]
    [InlineData("automatický bypass je inactive")]
    [InlineData("automatický bypass nezapnut")]
    [InlineData("automatický bypass nebyl zapnut")]
    [InlineData("ruční bypass není zapnutý")]
    [InlineData("automatický bypass se nepodařilo vypnout, zůstává zapnut")]
    [InlineData("ruční bypass bude zítra zapnut")]
    [InlineData("automatický bypass: podrobný popis toho, co se stalo, je velmi dlouhý, teprve pak zapnut")]
    [InlineData("zapnut automatický bypass")]
    [InlineData("jistič vypnut")]
    public void Other_words_are_no_event(string text) => Assert.Empty(Read(Folder("3. 7. 2026 | 12:00", text)).Bypasses);

    [Fact]
    public void Two_bypasses_in_one_text_are_told_apart()
    {
        var list = Read(Folder("3. 7. 2026 | 12:00", "automatický bypass vypnut, ruční bypass zapnut"));

        Assert.Equal(BypassStatus.Off, list.BypassOf(Box, BypassKind.Automatic).Status);
        Assert.Equal(BypassStatus.On, list.BypassOf(Box, BypassKind.Manual).Status);
    }

    [Fact]
    public void An_event_without_readable_date_never_beats_a_dated_one()
    {
        var list = Read(Folder("dnes", "ruční bypass zapnut"), Folder("1. 1. 2026 | 0:00", "ruční bypass vypnut"));

        Assert.Equal((BypassStatus.Off, "2026-01-01T00:00"), Told(list.BypassOf(Box, BypassKind.Manual)));
    }

    [Fact]
    public void Events_beyond_the_hundred_shown_entries_still_count()
    {
        var old = Folder("1. 1. 2026 | 0:00", "ruční bypass zapnut");
        var newer = Enumerable.Repeat(Folder("2. 1. 2026 | 0:00", "x"), 150);

        Assert.Equal(BypassStatus.On, Read([old, .. newer]).BypassOf(Box, BypassKind.Manual).Status);
    }

    [Theory]
    [InlineData("", true, BypassStatus.Unknown, null)]
    [InlineData("8:00 bypass zapnut", true, BypassStatus.On, null)]
    [InlineData("8:00 automatický bypass zapnut|9:00 bypass vypnut", true, BypassStatus.Off, null)]
    [InlineData("9:00 automatický bypass zapnut|8:00 bypass vypnut", true, BypassStatus.On, BypassKind.Automatic)]
    [InlineData("8:00 automatický bypass zapnut|9:00 ruční bypass vypnut", true, BypassStatus.Off, BypassKind.Manual)]
    [InlineData("8:00 bypass vypnut|9:00 -bypass zapnut", true, BypassStatus.On, null)]
    [InlineData("8:00 bypass vypnut|9:00 -bypass zapnut", false, BypassStatus.Unknown, null)]
    [InlineData("9:00 bypass vypnut|8:00 -bypass zapnut", false, BypassStatus.Off, null)]
    [InlineData("8:00 bypass vypnut|9:00 -bypass vypnut", false, BypassStatus.Off, null)]
    [InlineData("9:00 -bypass zapnut", false, BypassStatus.Unknown, null)]
    [InlineData("9:00 -ruční bypass zapnut", true, BypassStatus.On, BypassKind.Manual)]
    public void The_newest_event_of_any_bypass_tells_the_state(string events, bool onlyBox, BypassStatus status, BypassKind? kind)
    {
        var told = Read(Events(events)).BypassOf(Box, onlyBox);

        Assert.Equal((status, kind), (told.Status, told.Kind));
    }

    [Theory]
    [InlineData("8:00 automatický bypass zapnut|9:00 bypass vypnut", BypassStatus.Unknown)]
    [InlineData("9:00 automatický bypass zapnut|8:00 bypass vypnut", BypassStatus.On)]
    [InlineData("8:00 automatický bypass zapnut|9:00 bypass zapnut", BypassStatus.On)]
    [InlineData("8:00 automatický bypass zapnut|9:00 ruční bypass vypnut", BypassStatus.On)]
    [InlineData("9:00 bypass zapnut", BypassStatus.Unknown)]
    public void A_newer_event_of_unknown_kind_makes_a_state_that_it_contradicts_unknown(string events, BypassStatus status) =>
        Assert.Equal(status, Read(Events(events)).BypassOf(Box, BypassKind.Automatic, true).Status);

    /// <summary>"8:00 text|9:00 -text": with a dash the event names no box.</summary>
    private static string[] Events(string events) =>
    [
        .. events.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(' ', 2)).Select(one => one[1][0] == '-'
            ? Markup.Folder(date: $"3. 7. 2026 | {one[0]}", row: "<strong>Bypass</strong>", body: one[1][1..])
            : Folder($"3. 7. 2026 | {one[0]}", one[1])),
    ];

    private static string Folder(string date, string text, string subject = "s") =>
        Markup.Folder(date: date, row: $"<strong>Box #7</strong> - {subject}", body: $"<p>{text}</p>");

    private static NotificationList Read(params string[] folders) => NotificationReader.Read(Markup.List(folders))!;

    private static (BypassStatus, string?) Told(Bypass bypass) => (bypass.Status, bypass.At?.ToString("yyyy-MM-ddTHH:mm", null));
}
