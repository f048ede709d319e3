using Oig.Portal.Tests.Samples;

namespace Oig.Portal.Tests.Reading;

public sealed class ModesTests
{
    [Theory]
    [InlineData(0, "Home 1")]
    [InlineData(1, "Home 2")]
    [InlineData(2, "Home 3")]
    [InlineData(3, "Home UPS")]
    [InlineData(4, "Home 5")]
    [InlineData(5, "Home 6")]
    [InlineData(7, null)]
    [InlineData(-1, null)]
    public void Known_modes_have_a_name_and_unknown_ones_keep_their_number(int number, string? name)
    {
        var modes = Sample.OnlyBox("box_prms", "mode", $"{number}").Modes;

        Assert.Equal((number, name), (modes.Mode, modes.Name));
    }

    [Theory]
    [InlineData("0", false, false, false)]
    [InlineData("1", true, false, false)]
    [InlineData("2", false, true, false)]
    [InlineData("3", true, true, false)]
    [InlineData("4", false, false, true)]
    [InlineData("5", null, null, null)]
    [InlineData("-1", null, null, null)]
    [InlineData("null", null, null, null)]
    public void Supplementary_modes_are_bits_as_far_as_known(string app, bool? home5, bool? home6, bool? aggregator)
    {
        var modes = Sample.OnlyBox("box_prm2", "app", app).Modes;

        Assert.Equal((home5, home6, aggregator), (modes.Home5, modes.Home6, modes.Aggregator));
    }
}
