using System.Net;
using System.Text.Json;
using CsCheck;
using Oig.Contracts.Notifications;
using Oig.Portal.Notifications;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Notifications;

/// <summary>How the list is found in whatever the portal answers, and where it is cut.</summary>
public sealed class NotificationReaderTests
{
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
