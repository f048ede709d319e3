using System.CommandLine;
using Oig.Cli.Connection;

namespace Oig.Cli.Commands;

/// <summary>The options that say who is asking.</summary>
internal sealed class CredentialOptions(Terminal terminal)
{
    private readonly Option<string> _email = new("--email")
    {
        Description = $"The account's e-mail; else {PasswordSource.EmailVariable} in the environment.",
        HelpName = "E-MAIL",
        DefaultValueFactory = _ => terminal.Variable(PasswordSource.EmailVariable) is { Length: > 0 } email ? email : TestAccount.Email,
    };

    private readonly Option<string?> _password = new("--password")
    {
        Description = "Its password (see below).",
        HelpName = "PASSWORD",
    };

    private readonly Option<AuthMode> _mode = new("--auth-mode")
    {
        Description = "Send Authorization: Basic, or X-OIG-Email and X-OIG-Password. [default: basic]",
        HelpName = "basic|header",
        CustomParser = Value.Parsed(Mode),
    };

    public IEnumerable<Option> All => [_email, _password, _mode];

    public bool AreGiven(ParseResult parsed) =>
        parsed.GetResult(_email) is { Implicit: false } || parsed.GetResult(_password) is not null;

    /// <summary>The headers that carry the credentials to the server; warns when others could read them on the way.</summary>
    public Dictionary<string, string> Headers(ParseResult parsed, Uri url)
    {
        var email = parsed.GetRequiredValue(_email);
        var password = new PasswordSource(terminal.Variable).Find(parsed.GetValue(_password), email, url);
        var headers = CredentialHeaders.Of(email, password, parsed.GetValue(_mode));
        if (ServerAddress.ExposesHeaders(url))
            terminal.Warn($"e-mail and password go to {url.Host} unencrypted; use https.");
        return headers;
    }

    private static AuthMode Mode(string text) => text switch
    {
        "basic" => AuthMode.Basic,
        "header" => AuthMode.Header,
        _ => throw new UsageException("--auth-mode takes basic or header."),
    };
}
