using Oig.Cli.Commands;

namespace Oig.Cli.Connection;

/// <summary>Finds the password: the option, else the environment, else the test account's own, for a server on this machine.</summary>
internal sealed class PasswordSource(Func<string, string?> variable)
{
    public const string Variable = "OIG_PASSWORD";

    public string Find(string? option, string email, Uri url)
    {
        if (option is not null)
            return option;
        if (variable(Variable) is { Length: > 0 } fromEnvironment)
            return fromEnvironment;
        if (email != TestAccount.Email)
            throw new UsageException($"The password is missing. Put it in the environment variable {Variable}, or use --password.");
        if (!url.IsLoopback)
            throw new UsageException(
                $"The test account's password is sent to this machine only. Name your account with --email and its password in {Variable}.");
        return TestAccount.Password;
    }
}
