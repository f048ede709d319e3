using System.ComponentModel.DataAnnotations;

namespace Oig.Portal.Options;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class UserAgentAttribute()
    : ValidationAttribute($"{PortalOptions.Section}:UserAgent must be a product name as in RFC 9110, such as oig-cloud-mcp/1.0.")
{
    public override bool IsValid(object? value)
    {
        using var request = new HttpRequestMessage();
        return value is string { Length: > 0 and <= 200 } text && request.Headers.UserAgent.TryParseAdd(text);
    }
}
