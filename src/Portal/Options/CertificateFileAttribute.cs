using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Oig.Portal.Options;

/// <summary>Reads the file at start, so that a mistake shows there and not at the first login.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CertificateFileAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string path || string.IsNullOrWhiteSpace(path))
            return ValidationResult.Success;

        return Complaint(path) is { } complaint
            ? new ValidationResult($"{PortalOptions.Section}:ExtraCertificates: {complaint}: {path}")
            : ValidationResult.Success;
    }

    private static string? Complaint(string path)
    {
        try
        {
            return CertificateFile.Load(path).Count == 0 ? "the file holds no PEM certificate" : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "the file does not exist";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "the file cannot be read";
        }
        catch (CryptographicException)
        {
            return "the file holds a damaged certificate";
        }
    }
}

internal static class CertificateFile
{
    /// <summary>All certificates of a PEM file, of any number; none for a null or empty path. Private keys are ignored.</summary>
    internal static X509Certificate2Collection Load(string? path)
    {
        var certificates = new X509Certificate2Collection();
        if (!string.IsNullOrWhiteSpace(path))
            certificates.ImportFromPemFile(path);
        return certificates;
    }
}
