using System.ComponentModel.DataAnnotations;

namespace Oig.Portal.Options;

/// <summary>Unlike <see cref="RangeAttribute"/>, whose generated form drops its message, names the key.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CallDurationAttribute()
    : ValidationAttribute(PortalOptions.Section + ":Timeout must be between 00:00:01 and 00:01:00.")
{
    public override bool IsValid(object? value) =>
        value is TimeSpan duration && duration >= TimeSpan.FromSeconds(1) && duration <= TimeSpan.FromMinutes(1);
}
