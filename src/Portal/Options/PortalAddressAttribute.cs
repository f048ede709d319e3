using System.ComponentModel.DataAnnotations;

namespace Oig.Portal.Options;

/// <summary>Passwords go to this address, so it must be encrypted unless it never leaves the machine.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PortalAddressAttribute : ValidationAttribute
{
    private const string Key = PortalOptions.Section + ":BaseUrl";

    // The value itself is not repeated: with user info it would hold a password.
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        Complaint(value as string) is { } complaint ? new ValidationResult($"{Key} {complaint}") : ValidationResult.Success;

    private static string? Complaint(string? text)
    {
        if (!Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != "https" && uri.Scheme != "http"))
            return "must be an absolute https address, such as https://portal.oigpower.cz/.";
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            return "must not contain a user name, a query or a fragment.";
        return uri.Scheme == "http" && !uri.IsLoopback ? "must use https unless the host is a loopback address." : null;
    }
}
