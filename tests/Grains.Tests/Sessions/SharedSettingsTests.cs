using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oig.Contracts;
using Oig.Contracts.Hosting;
using Oig.Contracts.Sessions;

namespace Oig.Grains.Tests.Sessions;

/// <summary>Settings that silo and front end share.</summary>
public sealed class SharedSettingsTests
{
    [Fact]
    public void Nothing_needs_to_be_set()
    {
        Assert.Equal(Durations.UsualPortalTimeout, Read<ReadingOptions>().Timeout);
        Assert.Equal(TimeSpan.FromHours(12), Read<SessionOptions>().IdleTimeout);
        Assert.Null(Read<SessionOptions>().Secret);
    }

    [Theory]
    [InlineData("00:00:01")]
    [InlineData("00:00:59.9")]
    [InlineData("00:01:00")]
    public void The_portal_gets_any_time_that_is_kept(string time) =>
        Assert.Equal(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Read<ReadingOptions>(("Portal:Timeout", time)).Timeout);

    [Theory]
    [InlineData("Portal:Timeout", "00:00:00")]
    [InlineData("Portal:Timeout", "00:00:00.9999999")]
    [InlineData("Portal:Timeout", "-00:00:05")]
    [InlineData("Portal:Timeout", "00:01:00.0000001")]
    [InlineData("Portal:Timeout", "1.00:00:00")]
    // Days, to .NET.
    [InlineData("Portal:Timeout", "20")]
    [InlineData("Portal:Timeout", "20s")]
    [InlineData("Portal:Timeout", "soon")]
    [InlineData("Portal:Timeout", "NaN")]
    [InlineData("Portal:Timeout", "00:00:61")]
    [InlineData("Portal:Timeout", "99999999999999999999")]
    [InlineData("Session:IdleTimeout", "00:01:59")]
    [InlineData("Session:IdleTimeout", "7.00:00:01")]
    [InlineData("Session:SnapshotLifetime", "00:00:29")]
    [InlineData("Session:SeriesLifetime", "01:00:01")]
    [InlineData("Session:RequestGap", "00:00:00")]
    [InlineData("Session:QueueLength", "0")]
    [InlineData("Session:QueueLength", "many")]
    [InlineData("Session:LoginsPerSecond", "-1")]
    [InlineData("Session:Secret", "a secret that is too short")]
    [InlineData("Session:PreviousSecrets:0", "a secret that is too short")]
    public void A_bad_value_stops_the_start_with_the_name_of_its_key(string key, string value)
    {
        var failure = Assert.ThrowsAny<Exception>(() => Read<SessionOptions>((key, value)));

        Assert.True(failure is OptionsValidationException or InvalidOperationException, $"{failure}");
        Assert.Contains($"Oig:{key.Replace(":0", "", StringComparison.Ordinal)}", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("too short", failure.ToString(), StringComparison.Ordinal);
    }

    private static T Read<T>(params (string Key, string Value)[] settings)
        where T : class
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Oig:{setting.Key}", (string?)setting.Value)))
            .Build();
        using var services = new ServiceCollection().AddOigKeys(configuration).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<IOptions<T>>().Value;
    }
}
