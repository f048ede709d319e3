using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Oig.Contracts;
using Oig.Portal.Tests.Http;
using Oig.Portal.Writes;
using Orleans.Serialization;

namespace Oig.Portal.Tests.Writes;

public sealed class BoxWriteTests
{
    public static TheoryData<string, int, int> Ranges => new()
    {
        { nameof(BoxWrite.Mode), 0, 3 },
        { nameof(BoxWrite.SupplementaryModes), 0, 3 },
        { nameof(BoxWrite.ExportCap), 1, 20_000 },
        { nameof(BoxWrite.GridDeliveryLimited), 1, 20_000 },
        { nameof(BoxWrite.GridCharging), 20, 100 },
        { nameof(BoxWrite.Relay), 1, 3 },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void A_value_outside_the_range_cannot_be_expressed(string factory, int least, int most)
    {
        Assert.NotNull(Create(factory, least));
        Assert.NotNull(Create(factory, most));
        Gen.OneOf(Gen.Int[int.MinValue, least - 1], Gen.Int[most + 1, int.MaxValue])
            .Sample(value => Assert.Throws<ArgumentOutOfRangeException>(() => Create(factory, value)));
    }

    [Fact]
    public void A_change_needs_a_box() => Assert.Throws<ArgumentException>(() => BoxWrite.Mode(default, 1));

    [Fact]
    public void A_cap_goes_with_limited_delivery_only()
    {
        Assert.Equal(4_500, BoxWrite.GridDeliveryLimited(TestClient.Box, 4_500).CapWatts);
        Assert.Null(BoxWrite.GridDeliveryOn(TestClient.Box).CapWatts);
    }

    [Fact]
    public void It_travels_between_silos()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var write = BoxWrite.GridDeliveryLimited(TestClient.Box, 4_500);

        Assert.Equal(write, serializer.Deserialize<BoxWrite>(serializer.SerializeToArray(write)));
        Assert.Equal(TestClient.Box, serializer.Deserialize<BoxId>(serializer.SerializeToArray(TestClient.Box)));
    }

    private static BoxWrite Create(string factory, int value) => factory switch
    {
        nameof(BoxWrite.Mode) => BoxWrite.Mode(TestClient.Box, value),
        nameof(BoxWrite.SupplementaryModes) => BoxWrite.SupplementaryModes(TestClient.Box, value),
        nameof(BoxWrite.ExportCap) => BoxWrite.ExportCap(TestClient.Box, value),
        nameof(BoxWrite.GridDeliveryLimited) => BoxWrite.GridDeliveryLimited(TestClient.Box, value),
        nameof(BoxWrite.GridCharging) => BoxWrite.GridCharging(TestClient.Box, value),
        nameof(BoxWrite.Relay) => BoxWrite.Relay(TestClient.Box, value, on: true),
        _ => throw new ArgumentOutOfRangeException(nameof(factory)),
    };
}
