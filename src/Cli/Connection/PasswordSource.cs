using System.ComponentModel;
using System.Diagnostics;

namespace Oig.Cli.Connection;

/// <summary>
/// Finds the password: the option, else the environment, else the system's keyring, else the test account's own, for a server on this machine.
/// </summary>
internal sealed class PasswordSource(Func<string, string?> variable)
{
    public const string Variable = "OIG_PASSWORD";
    public const string EmailVariable = "OIG_EMAIL";

    public string Find(string? option, string email, Uri url)
    {
        if (option is not null)
            return option;
        if (variable(Variable) is { Length: > 0 } fromEnvironment)
            return fromEnvironment;
        if (email != TestAccount.Email)
            return Keyring.Find(email) ?? throw new UsageException(
                $"The password is missing. Put it in the environment variable {Variable}{(Keyring.IsKnown ? " or the system's keyring" : "")}, use --password, or sign in with oig login.");
        if (!url.IsLoopback)
            throw new UsageException(
                $"The test account's password is sent to this machine only. Name your account with --email and its password in {Variable}.");
        return TestAccount.Password;
    }
}

/// <summary>The account that a server in mock mode knows. Its password is public, and never leaves this machine by itself.</summary>
internal static class TestAccount
{
    public const string Email = "test@example.com";
    public const string Password = "test_password_123";
}

/// <summary>The system's keyring, asked through the program that comes with it: Secret Service on Linux, Keychain on macOS.</summary>
internal static class Keyring
{
    private const string Service = "oig-cloud-mcp";

    // It may be locked, and wait for somebody to unlock it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Whether this system has one that can be asked; Windows' credential manager cannot.</summary>
    public static bool IsKnown => OperatingSystem.IsMacOS() || OperatingSystem.IsLinux();

    /// <summary>The password kept for an e-mail; null when there is none, or no keyring.</summary>
    public static string? Find(string email) =>
        OperatingSystem.IsMacOS() ? Ask("security", "find-generic-password", "-s", Service, "-a", email, "-w")
        : OperatingSystem.IsLinux() ? Ask("secret-tool", "lookup", "service", Service, "account", email)
        : null;

    private static string? Ask(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var found = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience)) process.Kill();
            return process.ExitCode == 0 && found.Result.TrimEnd('\r', '\n') is { Length: > 0 } password ? password : null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            return null;
        }
    }
}
