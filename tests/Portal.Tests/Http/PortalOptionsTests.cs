using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oig.Portal.Options;

namespace Oig.Portal.Tests.Http;

public sealed class PortalOptionsTests
{
    [Fact]
    public void Nothing_needs_to_be_set()
    {
        var options = Read();

        Assert.Equal(new Uri("https://portal.oigpower.cz/"), options.BaseAddress);
        Assert.Equal(WriteEncoding.Json, options.WriteEncoding);
        Assert.Null(options.ExtraCertificates);
    }

    [Theory]
    [InlineData("https://portal.example.com", "https://portal.example.com/")]
    [InlineData(" https://portal.example.com/cez ", "https://portal.example.com/cez/")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://localhost:8080/cez/", "http://localhost:8080/cez/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    public void A_base_address_is_https_or_loopback(string text, string address)
    {
        Assert.Equal(new Uri(address), Read(("BaseUrl", text)).BaseAddress);
    }

    [Theory]
    [InlineData("BaseUrl", "")]
    [InlineData("BaseUrl", "portal.example.com")]
    [InlineData("BaseUrl", "/cez/")]
    [InlineData("BaseUrl", "ftp://portal.example.com/")]
    [InlineData("BaseUrl", "http://portal.example.com/")]
    [InlineData("BaseUrl", "http://127.0.0.1.example.com/")]
    [InlineData("BaseUrl", "http://192.168.1.2/")]
    [InlineData("BaseUrl", "https://user:secret@portal.example.com/")]
    [InlineData("BaseUrl", "https://portal.example.com/?a=secret")]
    [InlineData("BaseUrl", "https://portal.example.com/#secret")]
    [InlineData("WriteEncoding", "Xml")]
    [InlineData("WriteEncoding", "7")]
    [InlineData("UserAgent", "")]
    [InlineData("UserAgent", "a\r\nCookie: b")]
    public void A_bad_value_stops_the_start_with_the_name_of_its_key(string key, string value)
    {
        var failure = Assert.ThrowsAny<Exception>(() => Read((key, value)));

        Assert.True(failure is OptionsValidationException or InvalidOperationException, $"{failure}");
        Assert.Contains($"Oig:Portal:{key}", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    private static PortalOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Oig:Portal:{setting.Key}", (string?)setting.Value)))
            .Build();
        using var services = new ServiceCollection().AddPortalClient(configuration).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<IOptions<PortalOptions>>().Value;
    }
}
