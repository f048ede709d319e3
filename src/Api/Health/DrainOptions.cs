using System.ComponentModel.DataAnnotations;

namespace Oig.Api.Health;

/// <summary>Settings under <c>Oig:FrontEnd</c>: how this process leaves.</summary>
public sealed class DrainOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:FrontEnd";

    /// <summary>How long a stopping process goes on serving while it says that it is not ready; default 0.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:20", ErrorMessage = "Oig:FrontEnd:DrainTime must be between 00:00:00 and 00:00:20.")]
    public TimeSpan DrainTime { get; set; } = TimeSpan.Zero;
}
