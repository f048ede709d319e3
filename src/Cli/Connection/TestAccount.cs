namespace Oig.Cli.Connection;

/// <summary>The account that a server in mock mode knows. Its password is public, and never leaves this machine by itself.</summary>
internal static class TestAccount
{
    public const string Email = "test@example.com";
    public const string Password = "test_password_123";
}
