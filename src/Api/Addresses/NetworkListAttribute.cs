using System.ComponentModel.DataAnnotations;
using Oig.Api.Access;

namespace Oig.Api.Addresses;

/// <summary>A list of addresses and networks, each of them readable.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NetworkListAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var wrong = AccessOptions.Split(value as string ?? "").FirstOrDefault(text => TrustedProxies.Parse(text) is null);
        return wrong is null
            ? ValidationResult.Success
            : new($"{AccessOptions.Section}:{validationContext.MemberName}: '{wrong}' is not an address or a network such as 10.0.0.0/8.");
    }
}
