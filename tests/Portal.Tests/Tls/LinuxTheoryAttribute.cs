namespace Oig.Portal.Tests.Tls;

/// <summary>Only there, trusted roots can be given to a single process.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Needs SSL_CERT_FILE.";
}
