using Microsoft.Extensions.Configuration;
using Oig.Silo;

namespace Oig.Cluster.Tests;

/// <summary>What a process is, by its settings.</summary>
public sealed class RoleTests
{
    [Theory]
    [InlineData(null, null, "All")]
    [InlineData("frontend", null, "FrontEnd")]
    [InlineData("Silo", null, "Silo")]
    [InlineData(null, "false", "Silo")]
    [InlineData(null, "true", "All")]
    [InlineData("FrontEnd", "false", "FrontEnd")]
    public void The_role_counts_before_the_setting_of_the_version_before(string? role, string? oldSetting, string expected)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Oig:Role", role), new("Oig:FrontEnd:Enabled", oldSetting)]).Build();
        Assert.Equal(expected, settings.ReadRole().ToString());
    }
}
