namespace Oig.Simulator.Endpoints;

internal static class LoginEndpoint
{
    private const string Success = """[[2,"",false]]""";
    private const string Refusal = """[[0,4,"Přihlášení se nezdařilo, zkontrolujte heslo."]]""";

    public static Answer Handle(PortalRequest request, SessionTable sessions)
    {
        if (request.Account is not { } account || LoginBody.Parse(request.Body)?.Password != account.Password)
            return Refused(request.Switches.Refusal);
        var welcome = Answer.Html(Success);
        return request.Switches.LoginWithoutCookie ? welcome : welcome.WithSession(sessions.Start(account).Id);
    }

    /// <summary>The login page gives a cookie too, one that is not logged in.</summary>
    public static Answer Page() => Pages.Login.WithSession(SessionTable.NewId());

    private static Answer Refused(RefusalStyle style) => style switch
    {
        RefusalStyle.MessageList => Answer.Html(Refusal),
        RefusalStyle.Unauthorized => Pages.Unauthorized,
        _ => Answer.Empty(200),
    };

    private static Answer WithSession(this Answer answer, string id) => answer.With("Set-Cookie", $"{SessionCookie.Name}={id}; path=/");
}

/// <summary>E-mail and password as the login script reads them.</summary>
internal sealed record LoginBody(string Email, string Password)
{
    /// <summary>Null unless the body is a JSON object with both as text.</summary>
    public static LoginBody? Parse(string body)
    {
        var fields = RequestJson.Parse(body);
        return fields.Field("email").Text() is { } email && fields.Field("password").Text() is { } password
            ? new LoginBody(email, password)
            : null;
    }
}
