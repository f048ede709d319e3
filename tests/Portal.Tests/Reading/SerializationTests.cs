using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Oig.Contracts.Boxes;
using Oig.Contracts.Series;
using Oig.Portal.Notifications;
using Oig.Portal.Series;
using Oig.Portal.Tests.Samples;
using Orleans.Serialization;

namespace Oig.Portal.Tests.Reading;

public sealed class SerializationTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    [Theory]
    [InlineData("boxes-one.json")]
    [InlineData("boxes-two.json")]
    [InlineData("boxes-odd-shapes.json")]
    public void Snapshots_travel_unchanged(string sample) => AssertTravels(Sample.Snapshot(sample));

    [Theory]
    [InlineData("series-fve.json", SeriesName.Fve)]
    [InlineData("series-history.json", SeriesName.History)]
    [InlineData("series-empty.json", SeriesName.Load)]
    public void Series_travel_unchanged(string sample, SeriesName name) =>
        AssertTravels(SeriesReader.Read(Sample.Json(sample), new(name, new(2026, 7, 1), new(2026, 7, 3))));

    [Theory]
    [InlineData("notifications.json")]
    [InlineData("notifications-empty.json")]
    public void Notifications_travel_unchanged(string sample) => AssertTravels(NotificationReader.Read(Sample.Text(sample))!);

    [Fact]
    public void Every_public_model_has_an_alias_of_its_own()
    {
        var models = new[] { typeof(Box), typeof(PortalClient) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false))
            .ToList();

        Assert.Equal(models.Count, models.SelectMany(Aliases).Distinct().Count());
        Assert.All(models.SelectMany(Aliases), alias => Assert.StartsWith("oig.", alias, StringComparison.Ordinal));
    }

    public void Dispose() => _services.Dispose();

    private static IEnumerable<string> Aliases(Type type) =>
        type.GetCustomAttributes(typeof(AliasAttribute), false).Cast<AliasAttribute>().Select(attribute => attribute.Alias);

    private void AssertTravels<T>(T model)
        where T : class
    {
        var serializer = _services.GetRequiredService<Serializer>();
        var arrived = serializer.Deserialize<T>(serializer.SerializeToArray(model));

        Assert.NotSame(model, arrived);
        Assert.Equal(JsonSerializer.Serialize(model), JsonSerializer.Serialize(arrived));
    }
}
