using System.Net;
using System.Text.Json;
using CsCheck;
using Oig.Contracts.Notifications;
using Oig.Portal.Notifications;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class NotificationReaderTests
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

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    public void Markup_that_was_escaped_too_often_is_read_like_any(int folders, int levels)
    {
        var folder = Markup.Folder(body: "<p>Automatický bypass - zapnut<br>55 °C</p>");
        var html = folders == 0 ? Escaped(Markup.List([folder]), levels) : Markup.List([Escaped(folder, levels)]);

        var list = NotificationReader.Read(JsonSerializer.Serialize(new object?[][] { [11, "ctrl-notifs", html, null] }))!;

        Assert.Equal(("7", "s", "Automatický bypass - zapnut\n55 °C"), (list.Entries[0].Box?.Value, list.Entries[0].Subject, list.Entries[0].Text));
        Assert.Equal((1, 1, BypassStatus.On), (list.Entries.Length, list.Total, list.Bypasses[0].Status));
        Assert.Equal(list.Entries[0], NotificationReader.Read(html)!.Entries[0]);
    }

    [Theory]
    [InlineData("a &amp;lt; b", "a < b")]
    [InlineData("Automatick&amp;yacute; bypass", "Automatický bypass")]
    [InlineData("teplota &amp;gt; 55&amp;nbsp;°C", "teplota > 55 °C")]
    [InlineData("první&amp;lt;br&amp;gt;druhý", "první\ndruhý")]
    [InlineData("&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;", "<script>alert(1)</script>")]
    [InlineData("R&D; A & B", "R&D; A & B")]
    public void A_text_that_was_escaped_once_more_is_read_as_it_was_meant(string body, string text) =>
        Assert.Equal(text, Markup.Only(body: body).Text);

    [Fact]
    public void An_envelope_inside_of_a_JSON_text_is_opened() => Assert.Empty(
        NotificationReader.Read(JsonSerializer.Serialize("""[[11,"ctrl-notifs","<div class='folder-list'></div>"]]"""))!.Entries);

    [Fact]
    public void The_same_entry_twice_is_one_whatever_its_white_space()
    {
        var list = NotificationReader.Read(Markup.List([
            Markup.Folder(body: "<p>Automatický bypass - zapnut</p>"), Markup.Folder(body: " <p>Automatický  bypass - zapnut</p> "),
            Markup.Folder(body: "<p>Automatický bypass - zapnut</p>", date: "3. 7. 2026 | 12:01")]))!;

        Assert.Equal((2, 2), (list.Entries.Length, list.Total));
    }

    [Fact]
    public void An_empty_list_is_a_list() => Assert.Empty(NotificationReader.Read(Sample.Text("notifications-empty.json"))!.Entries);

    [Fact]
    public void Bare_html_is_read_too() => Assert.Equal("x", Markup.Only(body: "x").Text);

    [Fact]
    public void The_command_is_found_among_others() => Assert.Empty(
        NotificationReader.Read("""[[2,"",false],7,[11],[11,"ctrl-notifs","<div class='folder-list'></div>"],[11,"ctrl-notifs","no"]]""")!.Entries);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""[[0,2,"Odmítnuto"]]""")]
    [InlineData("""[[11,"ctrl-notifs",null,null]]""")]
    [InlineData("""[[11,"ctrl-notifs","<p>Nastala chyba</p>",null]]""")]
    [InlineData("""[[11,"ctrl-notifs","\ud800",null]]""")]
    [InlineData("<html><body><form action='login'></form></body></html>")]
    [InlineData("Service unavailable")]
    public void Anything_else_is_unknown(string body) => Assert.Null(NotificationReader.Read(body));

    [Fact]
    public void Only_a_hundred_newest_are_kept()
    {
        var list = NotificationReader.Read(Markup.List(Enumerable.Range(0, 250).Select(
            index => Markup.Folder(date: $"{1 + (index % 28)}. {1 + (index / 28)}. 2026 | 8:00", body: $"n{index}"))))!;

        Assert.Equal((100, 250), (list.Entries.Length, list.Total));
        Assert.Equal(["n249", "n150"], new[] { list.Entries[0].Text, list.Entries[99].Text });
    }

    [Fact]
    public void Too_long_a_list_is_cut_and_says_so()
    {
        var list = NotificationReader.Read(Markup.List(Enumerable.Range(0, 300).Select(index => Markup.Folder(body: $"{index}" + new string('x', 1000)))))!;

        Assert.True(list.IsCut);
        Assert.InRange(list.Total, 150, 200);
    }

    [Theory]
    [InlineData("<div class='folder'>")]
    [InlineData("<div class='folder'><div class='body'>")]
    [InlineData("<div><b><i><u>")]
    [InlineData("<ul><li>")]
    [InlineData("<a><div></a>")]
    [InlineData("<table><td>")]
    [InlineData("<svg>")]
    [InlineData("&amp")]
    [InlineData("&lt;div class=folder&gt;")]
    [InlineData("&amp;lt;div class=folder&amp;gt;")]
    [InlineData("<div class='folder' ")]
    public void Hostile_markup_is_cut_before_it_is_parsed(string part)
    {
        // Uncut, some of these keep the parser busy for longer than any test run would wait.
        var list = NotificationReader.Read("<div class='folder-list'>" + string.Concat(Enumerable.Repeat(part, 200_000 / part.Length)));

        Assert.InRange(list?.Entries.Length ?? 0, 0, 100);
    }

    private static string Escaped(string html, int levels) =>
        Enumerable.Range(0, levels).Aggregate(html, (inner, _) => WebUtility.HtmlEncode(inner));

    [Fact]
    public void Any_text_is_read_without_exception() => Gen.OneOf(
        Gen.String,
        Payloads.Pick(
            "<div class=\"folder-list\">", "<div class=\"folder\">", "<div class=\"date\">", "1. 1. 2026 | 1:00", "</div>",
            "<strong>Box #", "12", "</strong>", "bypass zapnut", "ruční", "<br>", "<p>", "<div class='point level-2'>",
            "&#55357;", "&#xE000;", "&lt;div class=folder&gt;", "&amp;lt;div class=folder&amp;gt;", "<textarea>", "&amp;yacute;", "\ud800", "\0", "<!--", "<script>", "[[11,\"ctrl-notifs\",\"", "\",null]]")
            .Array[0, 30].Select(string.Concat)).Sample(
        body =>
        {
            if (NotificationReader.Read(body) is { } list)
                Assert.NotEmpty(JsonSerializer.Serialize(list));
        },
        iter: 2000,
        threads: 1);

    [Fact]
    public void Any_answer_of_json_is_read_without_exception() =>
        Payloads.Object("boxes-one.json").Sample(json => Assert.Null(NotificationReader.Read(json)), iter: 200, threads: 1);
}
