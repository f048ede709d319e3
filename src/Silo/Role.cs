using Microsoft.Extensions.Options;
using Oig.Contracts.Hosting;

namespace Oig.Silo;

/// <summary>What a process is in the cluster, by <c>Oig:Role</c>.</summary>
internal enum Role
{
    /// <summary>Silo and front end in one process.</summary>
    All,

    /// <summary>A silo that serves no clients.</summary>
    Silo,

    /// <summary>A front end without grains, a client of the cluster.</summary>
    FrontEnd,
}

/// <summary>Reads the role.</summary>
internal static partial class RoleSetting
{
    private const string Key = "Oig:Role";

    // The setting of the version before, understood for one more.
    private const string OldKey = "Oig:FrontEnd:Enabled";

    public static Role ReadRole(this IConfiguration configuration) => configuration[Key] is { Length: > 0 } text
        ? Enum.TryParse<Role>(text, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : throw Mistake(text)
        : configuration.GetValue(OldKey, true) ? Role.All : Role.Silo;

    /// <summary>Says what to write instead of the old setting.</summary>
    public static void WarnOfOldSetting(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[OldKey] is { Length: > 0 })
            builder.Services.AnnounceFirst(start => OldRoleSetting(start.GetRequiredService<ILogger<Role>>()));
    }

    [LoggerMessage(3003, LogLevel.Warning, "Oig:FrontEnd:Enabled will not be understood by the next version: set Oig:Role to All or Silo instead.")]
    private static partial void OldRoleSetting(ILogger logger);

    private static OptionsValidationException Mistake(string text) =>
        new(Key, typeof(Role), [$"{Key} '{text}' must be one of: {string.Join(", ", Enum.GetNames<Role>())}."]);
}
