using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Oig.Contracts;
using Oig.Contracts.Control;
using Oig.Portal.Tests.Http;
using Orleans.Serialization;

namespace Oig.Portal.Tests.Writes;

public sealed class BoxWriteTests
{
    public static TheoryData<BoxParameter, int, int> Ranges => new()
    {
        { BoxParameter.Mode, 0, 3 },
        { BoxParameter.SupplementaryModes, 0, 3 },
        { BoxParameter.ExportCap, 1, 20_000 },
        { BoxParameter.HeaterMode, 0, 1 },
        { BoxParameter.Relay1, 0, 1 },
        { BoxParameter.Relay2, 0, 1 },
        { BoxParameter.Relay3, 0, 1 },
        { BoxParameter.GridDelivery, 0, 1 },
        { BoxParameter.GridChargingTarget, 20, 100 },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void A_value_outside_the_row_of_the_setting_cannot_be_expressed(BoxParameter parameter, int least, int most)
    {
        Assert.Equal(least, BoxWrite.Of(TestClient.Box, parameter, least).Value);
        Assert.Equal(most, BoxWrite.Of(TestClient.Box, parameter, most).Value);
        // 0 stops charging from the grid.
        Gen.OneOf(Gen.Int[int.MinValue, least - 1], Gen.Int[most + 1, int.MaxValue]).Where(value => parameter != BoxParameter.GridChargingTarget || value != 0)
            .Sample(value => Assert.Throws<ArgumentOutOfRangeException>(() => BoxWrite.Of(TestClient.Box, parameter, value)));
    }

    [Fact]
    public void A_cap_outside_its_range_cannot_be_expressed() => Gen.OneOf(Gen.Int[int.MinValue, 0], Gen.Int[20_001, int.MaxValue])
        .Sample(cap => Assert.Throws<ArgumentOutOfRangeException>(() => BoxWrite.Of(TestClient.Box, BoxParameter.GridDelivery, 2, cap)));

    [Fact]
    public void A_setting_that_is_in_no_row_cannot_be_expressed() =>
        Assert.Throws<KeyNotFoundException>(() => BoxWrite.Of(TestClient.Box, (BoxParameter)99, 0));

    [Fact]
    public void A_change_needs_a_box() => Assert.Throws<ArgumentException>(() => BoxWrite.Of(default, BoxParameter.Mode, 1));

    [Fact]
    public void A_cap_goes_with_limited_delivery_only()
    {
        Assert.Equal(4_500, BoxWrite.Of(TestClient.Box, BoxParameter.GridDelivery, 2, 4_500).CapWatts);
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxWrite.Of(TestClient.Box, BoxParameter.GridDelivery, 1, 4_500));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxWrite.Of(TestClient.Box, BoxParameter.GridDelivery, 2));
    }

    [Fact]
    public void It_travels_between_silos()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var write = BoxWrite.Of(TestClient.Box, BoxParameter.GridDelivery, 2, 4_500);

        Assert.Equal(write, serializer.Deserialize<BoxWrite>(serializer.SerializeToArray(write)));
        Assert.Equal(TestClient.Box, serializer.Deserialize<BoxId>(serializer.SerializeToArray(TestClient.Box)));
    }
}
