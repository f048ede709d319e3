using System.ComponentModel.DataAnnotations;

namespace Oig.Silo.Dashboard;

/// <summary>Settings under <c>Oig:Dashboard</c>: the Orleans dashboard.</summary>
internal sealed class DashboardSettings
{
    public const string Section = "Oig:Dashboard";

    /// <summary>Whether it is served; default no.</summary>
    public bool Enabled { get; set; }

    /// <summary>Its port on the loopback addresses; default 8081.</summary>
    [Range(1, 65535, ErrorMessage = "Oig:Dashboard:Port must be between 1 and 65535.")]
    public int Port { get; set; } = 8081;
}
