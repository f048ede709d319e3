namespace Oig.Cli.Commands;

/// <summary>The command line cannot be carried out as given; the message says what to type instead and holds no password.</summary>
internal sealed class UsageException(string message) : Exception(message);
