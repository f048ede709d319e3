using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Oig.Silo.Operator;

/// <summary>Settings under <c>Oig:Operator</c>: the key of whoever runs the server. Without one there are no operator's commands.</summary>
internal sealed class OperatorSettings : IValidatableObject
{
    public const string Section = "Oig:Operator";

    private const int ShortestKey = 32;

    // A key is short; an endless file must not be read.
    private const int LongestFile = 4096;

    /// <summary>The key, at least 32 characters.</summary>
    public string? Key { get; set; }

    /// <summary>File that holds the key instead, which nobody but its owner may read.</summary>
    public string? KeyPath { get; set; }

    /// <summary>Whether there are operator's commands.</summary>
    public bool IsOn => !string.IsNullOrEmpty(Key) || !string.IsNullOrEmpty(KeyPath);

    /// <summary>The key; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when its file cannot be read.</summary>
    public string Read() => !string.IsNullOrEmpty(Key) ? Key : ReadFile(KeyPath!);

    /// <summary>Whether that is the key, in a time that tells nothing about it.</summary>
    public static bool AreEqual(string key, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(key)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        IsOn && Objection() is { } objection ? [new(objection)] : [];

    private string? Objection()
    {
        if (!string.IsNullOrEmpty(Key) && !string.IsNullOrEmpty(KeyPath)) return "Oig:Operator:Key and Oig:Operator:KeyPath must not both be set.";
        var name = string.IsNullOrEmpty(Key) ? "Oig:Operator:KeyPath" : "Oig:Operator:Key";
        try
        {
            if (name.EndsWith("Path", StringComparison.Ordinal) && IsOpenToOthers(KeyPath!)) return $"{name}: others may read the file; chmod 600 it.";
            return Read().Length < ShortestKey ? $"{name} must hold at least {ShortestKey} characters." : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"{name}: the file cannot be read.";
        }
    }

    private static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != UnixFileMode.None;

    private static string ReadFile(string path)
    {
        using var reader = File.OpenText(path);
        var text = new char[LongestFile];
        return new string(text, 0, reader.ReadBlock(text)).Trim();
    }
}

[OptionsValidator]
internal sealed partial class OperatorSettingsValidator : IValidateOptions<OperatorSettings>;
