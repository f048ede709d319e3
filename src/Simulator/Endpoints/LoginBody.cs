namespace Oig.Simulator.Endpoints;

/// <summary>E-mail and password as the login script reads them.</summary>
internal sealed record LoginBody(string Email, string Password)
{
    /// <summary>Null unless the body is a JSON object with both as text.</summary>
    public static LoginBody? Parse(string body)
    {
        var fields = JsonBody.Parse(body);
        return fields.Field("email").Text() is { } email && fields.Field("password").Text() is { } password
            ? new LoginBody(email, password)
            : null;
    }
}
