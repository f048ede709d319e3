using System.Text;

namespace Oig.Cli.Connection;

/// <summary>Spells credentials as HTTP headers; refuses those that a header would cut, bend or reject.</summary>
internal static class CredentialHeaders
{
    public static Dictionary<string, string> Of(string email, string password, AuthMode mode)
    {
        RequireSendable("e-mail", email);
        RequireSendable("password", password);
        return mode is AuthMode.Basic ? Basic(email, password) : Separate(email, password);
    }

    private static Dictionary<string, string> Basic(string email, string password)
    {
        if (email.Contains(':'))
            throw new UsageException("An e-mail with a colon needs --auth-mode header: Basic ends the e-mail there.");
        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}:{password}"));
        return new() { ["Authorization"] = $"Basic {token}" };
    }

    private static Dictionary<string, string> Separate(string email, string password)
    {
        if (email != email.Trim() || password != password.Trim())
            throw new UsageException("A space at an end of e-mail or password needs --auth-mode basic: HTTP cuts it off a header.");
        return new() { ["X-OIG-Email"] = email, ["X-OIG-Password"] = password };
    }

    private static void RequireSendable(string what, string value)
    {
        if (value.Length == 0)
            throw new UsageException($"The {what} is empty.");
        if (value.Any(char.IsControl))
            throw new UsageException($"The {what} contains a line break or another control character, so it cannot be sent.");
    }
}

/// <summary>How e-mail and password travel to the server.</summary>
internal enum AuthMode
{
    /// <summary>`Authorization: Basic`, UTF-8.</summary>
    Basic,

    /// <summary>`X-OIG-Email` and `X-OIG-Password`.</summary>
    Header,
}
