using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Oig.Api.Tools.Control;
using Oig.Contracts.Control;

namespace Oig.Server.Tests.Control;

public class ControlPolicyTests
{
    [Theory]
    [InlineData(true, "http://127.0.0.1:8000")]
    [InlineData(true, "http://localhost:8000", "http://[::1]:8000")]
    [InlineData(false, "http://0.0.0.0:8000")]
    [InlineData(false, "http://[::]:8000")]
    [InlineData(false, "http://127.0.0.1:8000", "http://192.0.2.1:8000")]
    [InlineData(false, "http://*:80")]
    [InlineData(false, "http://+:80")]
    [InlineData(false, "http://unix:/run/oig.sock")]
    [InlineData(false, "https://battery.example.com")]
    [InlineData(false)]
    public void Unless_said_otherwise_changes_are_allowed_on_loopback_only(bool on, params string[] addresses)
    {
        Assert.Equal(on, Policy(new(), addresses).IsOn);
        Assert.True(Policy(new() { Enabled = true }, addresses).IsOn);
        Assert.False(Policy(new() { Enabled = false }, addresses).IsOn);
    }

    [Theory]
    [InlineData("set_box_mode", "BoxMode")]
    [InlineData("set_grid_delivery", "GridDelivery")]
    [InlineData("set_boiler_mode", "BoilerMode")]
    [InlineData("set_relay", "Relay")]
    [InlineData("set_grid_charging", "GridCharging")]
    public void Each_tool_has_a_switch_of_its_own(string tool, string setting)
    {
        var options = new ControlOptions { Enabled = true };
        Assert.Null(Policy(options).Refusal(tool));
        typeof(ControlOptions).GetProperty(setting)!.SetValue(options, false);
        Assert.Contains($"Oig:Control:{setting}=true", Policy(options).Refusal(tool)?.Message);
    }

    [Fact]
    public void A_tool_that_nobody_thought_of_is_locked() => Assert.NotNull(Policy(new() { Enabled = true }).Refusal("set_everything"));

    private static ControlPolicy Policy(ControlOptions options, params string[] addresses) => new(new Listening(addresses), Options.Create(options));

    /// <summary>A server that listens at these addresses.</summary>
    private sealed class Listening : IServer
    {
        public Listening(string[] addresses)
        {
            var feature = new ServerAddressesFeature();
            foreach (var address in addresses) feature.Addresses.Add(address);
            Features.Set<IServerAddressesFeature>(feature);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull
            => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
