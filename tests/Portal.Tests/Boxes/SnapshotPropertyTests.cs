using System.Text.Json;
using CsCheck;
using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class SnapshotPropertyTests
{
    private static readonly string[] All =
        ["boxes-one.json", "boxes-two.json", "boxes-no-live-data.json", "boxes-legacy.json", "boxes-odd-shapes.json", "boxes-single-phase.json"];

    [Fact]
    public void Any_object_is_read_without_exception_and_without_odd_numbers() =>
        Payloads.Object(All).Sample(AssertReadable, iter: 1000, threads: 1);

    [Theory]
    [InlineData("boxes-one.json")]
    [InlineData("boxes-two.json")]
    [InlineData("boxes-legacy.json")]
    [InlineData("boxes-single-phase.json")]
    public void A_damaged_payload_is_read_without_exception_and_without_odd_numbers(string sample) =>
        Payloads.Mutated(sample).Sample(AssertReadable, iter: 200, threads: 1);

    /// <summary>Writing as JSON reads every property, computed ones too, and refuses NaN, infinities and default arrays.</summary>
    private static void AssertReadable(string json)
    {
        var snapshot = Sample.Read(json);

        Assert.NotEmpty(JsonSerializer.Serialize(snapshot));
        Assert.All(snapshot.Boxes, box => Assert.Equal(box.IsStale(Sample.ReadAt) is null, box.Age(Sample.ReadAt) is null));
    }
}
