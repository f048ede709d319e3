using Oig.Contracts.Notifications;
using Oig.Portal.Notifications;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Notifications;

/// <summary>What one entry of the list tells.</summary>
public sealed class EntryReaderTests
{
    private static readonly NotificationList List = NotificationReader.Read(Sample.Text("notifications.json"))!;

    [Fact]
    public void Entries_come_newest_first_with_unreadable_dates_last() => Assert.Equal(
        [
            "2026-07-03T12:04:00+02:00", "2026-07-03T11:52:00+02:00", "2026-07-02T06:30:00+02:00",
            "2026-07-01T08:05:00+02:00", "2026-06-30T22:10:00+02:00", null,
        ],
        List.Entries.Select(entry => entry.At?.ToString("yyyy-MM-ddTHH:mm:sszzz", null)));

    [Fact]
    public void An_entry_has_box_severity_subject_and_lines()
    {
        var summary = List.Entries[2];

        Assert.Equal(("3051000007", 1, "information"), (summary.Box!.Value.Value, summary.Severity, summary.SeverityName));
        Assert.Equal(("Souhrn", "Dobré ráno\nPanely: 180 W\nBaterie: 41 %"), (summary.Subject, summary.Text));
        Assert.Equal((6, false), (List.Total, List.IsCut));
    }

    [Fact]
    public void Entities_are_decoded_and_white_space_is_one_blank()
    {
        Assert.Equal("Vypadl jistič FAIN, teplota > 55 °C & vlhkost", List.Entries[4].Text);
        Assert.Equal("Vážený zákazníku, automatický Bypass - zapnut", List.Entries[1].Text);
    }

    [Fact]
    public void An_entry_without_box_number_is_about_the_account()
    {
        var account = List.Entries[5];

        Assert.Null(account.Box);
        Assert.Equal(("Účet - Platba", 2, "warning"), (account.Subject, account.Severity, account.SeverityName));
    }

    [Fact]
    public void Keys_are_stable_and_tell_entries_apart()
    {
        var again = NotificationReader.Read(Sample.Text("notifications.json"))!;

        Assert.Equal(List.Entries.Select(entry => entry.Key), again.Entries.Select(entry => entry.Key));
        Assert.Equal(6, List.Entries.Select(entry => entry.Key).Distinct().Count());
        Assert.All(List.Entries, entry => Assert.Matches("^[0-9a-f]{64}$", entry.Key));
    }

    [Theory]
    [InlineData("28. 6. 2025 | 13:05", "2025-06-28T13:05:00+02:00")]
    [InlineData("08. 06. 2025 | 03:05", "2025-06-08T03:05:00+02:00")]
    [InlineData("1.2.2026|7:00", "2026-02-01T07:00:00+01:00")]
    [InlineData("25. 10. 2026 | 2:30", "2026-10-25T02:30:00+02:00")]
    [InlineData("29. 3. 2026 | 2:30", "2026-03-29T03:30:00+02:00")]
    [InlineData("31. 2. 2026 | 2:30", null)]
    [InlineData("2026-02-01 07:00", null)]
    [InlineData("", null)]
    public void Dates_are_prague_time(string date, string? expected) =>
        Assert.Equal(expected, Markup.Only(date: date).At?.ToString("yyyy-MM-ddTHH:mm:sszzz", null));

    [Theory]
    [InlineData("point level-5", 5, "critical")]
    [InlineData("level-3 point", 3, "notice")]
    [InlineData("point level-9", 9, "unknown")]
    [InlineData("point level-x", null, "unknown")]
    [InlineData("point level-99999999999", null, "unknown")]
    [InlineData("point", null, "unknown")]
    public void Severity_keeps_its_number(string classes, int? severity, string name)
    {
        var entry = Markup.Only(point: classes);

        Assert.Equal((severity, name), (entry.Severity, entry.SeverityName));
    }

    [Theory]
    [InlineData("<strong>Box #3051000007</strong> - Teplota", "3051000007", "Teplota")]
    [InlineData("<strong>box # 42</strong>", "42", "")]
    [InlineData("<strong>Box #123456789012345678901</strong> - A", null, "Box #123456789012345678901 - A")]
    [InlineData("<strong>Účet</strong> - o Box #7", null, "Účet - o Box #7")]
    public void The_box_is_the_number_at_the_start(string row, string? box, string subject)
    {
        var entry = Markup.Only(row: row);

        Assert.Equal((box, subject), (entry.Box?.Value, entry.Subject));
    }

    [Fact]
    public void Text_by_others_is_harmless_text()
    {
        var text = Markup.Only(body: "<p>a\u0007b\u202ec<br>d<script>alert(1)</script></p><p>e\u200b\U000E0041f<img src=x onerror=y></p>tail").Text;

        Assert.Equal("abc\nd\nef\ntail", text);
    }

    [Fact]
    public void Long_texts_are_cut()
    {
        var entry = Markup.Only(row: new string('s', 5000), body: string.Concat(Enumerable.Repeat("😀", 5000)));

        Assert.Equal(new string('s', 200) + "…", entry.Subject);
        Assert.Equal(2001, entry.Text.Length);
        Assert.EndsWith("😀…", entry.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_without_content_is_an_entry()
    {
        var entry = Assert.Single(NotificationReader.Read("""<div class="folder-list"><div class="folder"></div></div>""")!.Entries);

        Assert.Equal((null, null, null, "", ""), (entry.Box, entry.At, entry.Severity, entry.Subject, entry.Text));
    }

    [Fact]
    public void The_same_entry_twice_is_one_whatever_its_white_space()
    {
        var list = NotificationReader.Read(Markup.List([
            Markup.Folder(body: "<p>Automatický bypass - zapnut</p>"), Markup.Folder(body: " <p>Automatický  bypass - zapnut</p> "),
            Markup.Folder(body: "<p>Automatický bypass - zapnut</p>", date: "3. 7. 2026 | 12:01")]))!;

        Assert.Equal((2, 2), (list.Entries.Length, list.Total));
    }
}
