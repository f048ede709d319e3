using System.Text.Json;
using Oig.Portal.Boxes;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class LastContactTests
{
    [Theory]
    [InlineData("2026-07-03 12:41:09", "2026-07-03T12:41:09+02:00")]
    [InlineData("2026-01-20 04:31:40", "2026-01-20T04:31:40+01:00")]
    [InlineData("2026-03-29 01:59:59", "2026-03-29T01:59:59+01:00")]
    [InlineData("2026-03-29 02:30:00", "2026-03-29T03:30:00+02:00")]
    [InlineData("2026-03-29 03:00:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-10-25 01:59:59", "2026-10-25T01:59:59+02:00")]
    [InlineData("2026-10-25 03:00:00", "2026-10-25T03:00:00+01:00")]
    public void Prague_time_gets_its_offset(string text, string expected)
    {
        var contact = Contact($"\"{text}\"", "2027-01-01T00:00:00Z")!.Value;

        Assert.Equal(DateTimeOffset.Parse(expected, null), contact);
        Assert.Equal(DateTimeOffset.Parse(expected, null).Offset, contact.Offset);
    }

    [Theory]
    [InlineData("2026-10-25T00:31:00Z", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-10-25T01:24:00Z", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-10-25T01:26:00Z", "2026-10-25T02:30:00+01:00")]
    [InlineData("2026-10-25T01:31:00Z", "2026-10-25T02:30:00+01:00")]
    [InlineData("2026-10-26T00:00:00Z", "2026-10-25T02:30:00+01:00")]
    public void In_the_repeated_hour_the_latest_possible_contact_is_taken(string readAt, string expected)
    {
        var contact = Contact("\"2026-10-25 02:30:00\"", readAt)!.Value;

        Assert.Equal(DateTimeOffset.Parse(expected, null), contact);
        Assert.Equal(DateTimeOffset.Parse(expected, null).Offset, contact.Offset);
    }

    [Theory]
    [InlineData("\"0000-00-00 00:00:00\"")]
    [InlineData("\"0001-01-01 00:00:00\"")]
    [InlineData("\"9999-12-31 23:59:59\"")]
    [InlineData("\"2026-02-30 00:00:00\"")]
    [InlineData("\"2026-07-03T12:41:09Z\"")]
    [InlineData("\"\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("1751539269")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Anything_else_is_an_unknown_contact(string json) => Assert.Null(Contact(json, "2026-07-03T00:00:00Z"));

    [Theory]
    [InlineData("2026-07-03T12:46:09+02:00", 300, false)]
    [InlineData("2026-07-03T12:51:09+02:00", 600, false)]
    [InlineData("2026-07-03T12:51:10+02:00", 601, true)]
    [InlineData("2026-07-03T12:41:00+02:00", 0, false)]
    [InlineData("2026-07-03T12:00:00+02:00", null, null)]
    public void Data_is_stale_after_ten_minutes(string now, int? ageSeconds, bool? stale)
    {
        var box = Sample.Snapshot("boxes-one.json").Boxes[0];

        Assert.Equal(ageSeconds, box.Age(DateTimeOffset.Parse(now, null))?.TotalSeconds);
        Assert.Equal(stale, box.IsStale(DateTimeOffset.Parse(now, null)));
    }

    [Fact]
    public void Without_a_contact_age_and_staleness_are_unknown()
    {
        var box = Sample.OnlyBox("{}");

        Assert.Null(box.Age(Sample.ReadAt));
        Assert.Null(box.IsStale(Sample.ReadAt));
    }

    private static DateTimeOffset? Contact(string json, string readAt) => SnapshotReader.Read(
        JsonElement.Parse($$$"""{"1": {"device": {"lastcall": {{{json}}} } } }"""), DateTimeOffset.Parse(readAt, null)).Boxes[0].Device.LastContact;
}
