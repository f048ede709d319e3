using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Hosting;

[Collection(Alone.Name)]
public sealed class EnvironmentTests
{
    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:1")]
    [InlineData("Kestrel__Endpoints__Http__Url", "http://127.0.0.1:1")]
    public async Task The_host_environment_is_not_read(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        try
        {
            await using var other = await PortalSimulator.StartAsync();
            Assert.NotEqual(1, other.BaseUrl.Port);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
