using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Oig.Api.Hosting;

/// <summary>What people can do something about when a start fails: settings and addresses. Everything else is a bug and keeps its stack trace.</summary>
internal static class StartFailure
{
    public static string[] Explain(Exception exception) => exception switch
    {
        OptionsValidationException invalid => [.. invalid.Failures.Select(WithoutMember)],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Explain)],
        // The binder's message names the key: "Failed to convert configuration value … at 'Oig:…'".
        InvalidOperationException { InnerException: FormatException or ArgumentException } unreadable => [unreadable.Message],
        // Orleans, which does not say which port.
        AddressInUseException => ["The port Oig:Cluster:SiloPort or Oig:Cluster:GatewayPort is in use already."],
        // A half-written appsettings.json: the file, and what is wrong where.
        InvalidDataException unreadable => [$"{unreadable.Message} {unreadable.GetBaseException().Message}".ReplaceLineEndings(" ")],
        // Kestrel, of an address that it is to listen on.
        ArgumentOutOfRangeException { ParamName: "port" } => ["The port of an address in --urls or ASPNETCORE_URLS must be between 0 and 65535."],
        // Kestrel: a taken port, an address that is none.
        IOException or FormatException => [exception.Message],
        _ => [],
    };

    // "Member: Oig:…"; the message names the key itself.
    private static string WithoutMember(string failure) =>
        failure.Split(": ", 2) is [var member, var message] && member.All(char.IsLetterOrDigit) ? message : failure;
}
