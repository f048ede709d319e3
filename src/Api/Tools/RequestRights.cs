namespace Oig.Api.Tools;

/// <summary>What a request allows to be done for it.</summary>
internal sealed class RequestRights(IHttpContextAccessor http)
{
    private const string Header = "X-OIG-Readonly-Access";

    /// <summary>True unless the header <c>X-OIG-Readonly-Access</c> says <c>false</c>, in any letter case.</summary>
    public bool IsReadOnly => !http.HttpContext!.Request.Headers[Header].ToString().Trim().Equals("false", StringComparison.OrdinalIgnoreCase);
}
