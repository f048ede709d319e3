using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Oig.Portal.Options;

/// <summary>Settings under <c>Oig:Portal</c>: where the portal is and how it is spoken to.</summary>
public sealed class PortalOptions
{
    /// <summary>The configuration section these settings are bound to.</summary>
    public const string Section = "Oig:Portal";

    /// <summary>Base address of the portal; https, or http on a loopback address (the simulator).</summary>
    [PortalAddress]
    public string BaseUrl { get; set; } = "https://portal.oigpower.cz/";

    /// <summary>
    /// PEM file with intermediate certificates that the portal fails to send; null or empty for none. Adds no trust of its own.
    /// </summary>
    [CertificateFile]
    public string? ExtraCertificates { get; set; }

    /// <summary>Body encoding of writes.</summary>
    [EnumDataType(typeof(WriteEncoding), ErrorMessage = Section + ":WriteEncoding must be Json or Form.")]
    public WriteEncoding WriteEncoding { get; set; } = WriteEncoding.Json;

    /// <summary>How the target of charging from the grid is written in JSON; every public client sends text.</summary>
    [EnumDataType(typeof(GridChargingEncoding), ErrorMessage = Section + ":GridChargingEncoding must be Text or Number.")]
    public GridChargingEncoding GridChargingEncoding { get; set; } = GridChargingEncoding.Text;

    /// <summary>The <c>User-Agent</c> of every request: product names, versions and comments as in RFC 9110.</summary>
    [UserAgent]
    public string UserAgent { get; set; } = "oig-cloud-mcp";

    /// <summary><see cref="BaseUrl"/> with the trailing slash that relative paths need.</summary>
    internal Uri BaseAddress => new(BaseUrl.Trim().TrimEnd('/') + "/");
}

[OptionsValidator]
internal sealed partial class PortalOptionsValidator : IValidateOptions<PortalOptions>;

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

/// <summary>
/// How the body of a write is encoded; sources disagree on what the portal takes since July 2026, so the operator can choose.
/// </summary>
public enum WriteEncoding
{
    /// <summary><c>application/json</c> with integer values.</summary>
    Json,

    /// <summary><c>application/x-www-form-urlencoded</c> fields.</summary>
    Form,
}

/// <summary>How the target of charging from the grid is written in JSON.</summary>
public enum GridChargingEncoding
{
    /// <summary>As text, as every public client does.</summary>
    Text,

    /// <summary>As a number, like all other values; untried.</summary>
    Number,
}

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
