using System.CommandLine;
using Oig.Cli.Connection;
using Oig.Cli.SignIn;

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

    /// <summary>True when somebody has said who is asking, here or in the environment.</summary>
    public bool AreKnown(ParseResult parsed) => AreGiven(parsed) || terminal.Variable(PasswordSource.EmailVariable) is { Length: > 0 };

    private bool AreGiven(ParseResult parsed) =>
        parsed.GetResult(_email) is { Implicit: false } || parsed.GetResult(_password) is not null;

    /// <summary>
    /// Who is asking: what was given on the command line, else the environment's password, else the sign-in kept for that server, else the
    /// keyring's password. Warns when others could read it on the way.
    /// </summary>
    public Access Access(ParseResult parsed, Uri url, bool actions)
    {
        var file = SignIn(parsed, url);
        var access = file is null ? Connection.Access.By(Headers(parsed, url), actions) : Connection.Access.By(file, url, actions);
        if (ServerAddress.ExposesHeaders(url))
            terminal.Warn($"{(file is null ? "e-mail and password go" : "the token goes")} to {url.Host} unencrypted; use https.");
        return access;
    }

    /// <summary>The sign-in kept for that server, when nothing comes before it; null when there is none.</summary>
    public SignInFile? SignIn(ParseResult parsed, Uri url) =>
        !AreGiven(parsed) && terminal.Variable(PasswordSource.Variable) is not { Length: > 0 } && SignInFile.Find(terminal, url) is { Exists: true } file ? file : null;

    private Dictionary<string, string> Headers(ParseResult parsed, Uri url)
    {
        var email = parsed.GetRequiredValue(_email);
        var password = new PasswordSource(terminal.Variable).Find(parsed.GetValue(_password), email, url);
        return CredentialHeaders.Of(email, password, parsed.GetValue(_mode));
    }

    private static AuthMode Mode(string text) => text switch
    {
        "basic" => AuthMode.Basic,
        "header" => AuthMode.Header,
        _ => throw new UsageException("--auth-mode takes basic or header."),
    };
}
