using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Oig.Api.Fail2Ban;

/// <summary>Settings of the log that fail2ban reads: the variable <c>FAIL2BAN_LOG_PATH</c>, and <c>Oig:Fail2Ban</c>.</summary>
public sealed class Fail2BanOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Oig:Fail2Ban";

    /// <summary>The predecessor's variable for <see cref="Path"/>.</summary>
    public const string PathVariable = "FAIL2BAN_LOG_PATH";

    /// <summary>The log file; default <c>/var/log/oig_mcp_auth.log</c>.</summary>
    [Required(ErrorMessage = Section + ":Path must name a file.")]
    public string Path { get; set; } = "/var/log/oig_mcp_auth.log";

    /// <summary>True writes the offset from UTC after the time, for a reader whose clock stands in another zone; default false.</summary>
    public bool Offset { get; set; }
}

[OptionsValidator]
internal sealed partial class Fail2BanOptionsValidator : IValidateOptions<Fail2BanOptions>;
