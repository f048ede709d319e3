using System.Diagnostics;
using Oig.Api.Credentials;

namespace Oig.Api.Telemetry;

/// <summary>The span <c>get_credentials</c> around reading them.</summary>
internal static class CredentialsSpan
{
    public static CredentialsResult Read(IHeaderDictionary headers)
    {
        using var span = ApiTelemetry.Source.StartActivity(ApiTelemetry.CredentialsSpan);
        var result = CredentialsReader.Read(headers);
        if (result.Problem is { } problem)
            span?.SetStatus(ActivityStatusCode.Error, problem.Message).SetTag(ApiTelemetry.ErrorType, problem.Code);
        else span?.SetTag(ApiTelemetry.AuthMethod, result.Method == AuthMethod.Basic ? "basic" : "header");
        return result;
    }
}
