using Oig.Contracts.Series;

namespace Oig.Portal.Tests.Reading;

public sealed class SeriesNamesTests
{
    [Fact]
    public void Every_name_is_understood_as_it_is_spelt() =>
        Assert.All(Enum.GetValues<SeriesName>(), name => Assert.Equal(name, SeriesNames.TryParse(name.Spelling())));

    [Theory]
    [InlineData("batt", SeriesName.Batt)]
    [InlineData(" FVE ", SeriesName.Fve)]
    [InlineData("Grid", SeriesName.Grid)]
    public void Case_and_white_space_do_not_matter(string text, SeriesName name) => Assert.Equal(name, SeriesNames.TryParse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("batt,fve")]
    [InlineData("daily")]
    public void Anything_else_is_no_series(string? text) => Assert.Null(SeriesNames.TryParse(text));
}
