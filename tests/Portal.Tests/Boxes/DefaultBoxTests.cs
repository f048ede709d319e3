using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class DefaultBoxTests
{
    private const string Living = """{"batt":{"bat_c":50},"device":{"lastcall":"2026-07-03 12:41:09"}}""";
    private const string Silent = """{"batt":{"bat_c":50},"device":{"lastcall":"2026-02-03 12:00:00"}}""";
    private const string NeverCalled = """{"batt":{"bat_c":50},"device":{"lastcall":"0000-00-00 00:00:00"}}""";
    private const string Undated = """{"batt":{"bat_c":50}}""";

    [Theory]
    [InlineData($$"""{"7":{{Living}} }""")]
    [InlineData($$"""{"7":{{Silent}} }""")]
    [InlineData("""{"7":null}""")]
    [InlineData($$"""{"1":null,"7":{{Living}} }""")]
    [InlineData($$"""{"1":{},"7":{{Silent}},"8":[]}""")]
    [InlineData($$"""{"1":{"actual":[],"batt":null},"7":{{Living}} }""")]
    [InlineData($$"""{"1":"closed","7":{{Living}} }""")]
    [InlineData($$"""{"1":{{Silent}},"7":{{Living}} }""")]
    [InlineData($$"""{"1":{{NeverCalled}},"2":null,"7":{{Living}} }""")]
    [InlineData($$"""{"box of uncle":{{Living}},"":{"batt":5},"7":{{Living}} }""")]
    [InlineData($$"""{"1":{{Silent}},"7":{{Undated}} }""")]
    public void The_only_box_that_can_be_meant_is_the_default(string payload) => Assert.Equal("7", Sample.Read(payload).Default?.Id.Value);

    [Theory]
    [InlineData("{}")]
    [InlineData($$"""{"1":{{Living}},"7":{{Living}} }""")]
    [InlineData($$"""{"1":{{Undated}},"7":{{Living}} }""")]
    [InlineData($$"""{"1":{{Silent}},"7":{{Silent}} }""")]
    [InlineData("""{"1":null,"7":{}}""")]
    public void Where_several_may_be_meant_there_is_no_default(string payload) => Assert.Null(Sample.Read(payload).Default);

    [Theory]
    [InlineData($$"""{"7":{{Living}} }""", 0)]
    [InlineData($$"""{"box of uncle":{{Living}},"":{"batt":5},"version":3,"empty":{},"7":{{Living}} }""", 2)]
    public void Entries_that_may_be_boxes_without_a_number_are_counted(string payload, int unreadable) =>
        Assert.Equal(unreadable, Sample.Read(payload).Unreadable);
}
