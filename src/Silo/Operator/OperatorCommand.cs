using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Oig.Silo.Operator;

/// <summary><c>operator</c>: asks the running silo of this machine, with the settings that it was started with.</summary>
internal static class OperatorCommand
{
    public const string Name = "operator";

    private const string Usage = """
        Usage: dotnet Oig.Silo.dll operator COMMAND [--Oig:Section:Key=value ...]

          lockouts          accounts that are locked, by key
          account ACCOUNT   how an account stands; ACCOUNT is its key or its e-mail
          unlock ACCOUNT    forgets its refusals and guesses
          changes           whether boxes may be changed
          stop              stops changes of all boxes until they are allowed again
          allow             allows them
          audit             what was changed in the last day, and what the operator did

        It asks the silo of this machine at Oig:Dashboard:Port with Oig:Operator:Key or the key in the file Oig:Operator:KeyPath.
        """;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Exit code 0 when the silo has answered, 1 when it has not, 2 for a command that is none.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        string[] words = [.. args.TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal))];
        if (RequestOf(words) is not { } request)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        using (request)
        {
            try
            {
                return await AskAsync(request, new ConfigurationManager().With(args[words.Length..]));
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException or UnauthorizedAccessException or OptionsValidationException)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                return 1;
            }
        }
    }

    private static HttpRequestMessage? RequestOf(string[] words) => words switch
    {
        ["lockouts" or "changes" or "audit"] => new(HttpMethod.Get, words[0]),
        ["stop" or "allow"] => new(HttpMethod.Post, words[0]),
        ["account" or "unlock", var account] => new(HttpMethod.Post, words[0])
        {
            Content = new StringContent(new JsonObject { ["account"] = account }.ToJsonString(), Encoding.UTF8, "application/json"),
        },
        _ => null,
    };

    private static async Task<int> AskAsync(HttpRequestMessage request, ConfigurationManager configuration)
    {
        var settings = configuration.GetSection(OperatorSettings.Section).Get<OperatorSettings>() ?? new();
        if (!settings.IsOn) throw new OptionsValidationException(OperatorSettings.Section, typeof(OperatorSettings), ["Oig:Operator:Key or Oig:Operator:KeyPath must be set, as for the silo."]);
        var port = configuration.GetSection(DashboardSettings.Section).Get<DashboardSettings>()?.Port ?? new DashboardSettings().Port;
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}{OperatorDesk.Path}/") };
        request.Headers.TryAddWithoutValidation(OperatorGuard.Header, settings.Read());
        using var answer = await http.SendAsync(request);
        await Console.Out.WriteLineAsync(TextOf(answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        return answer.IsSuccessStatusCode ? 0 : 1;
    }

    private static string TextOf(HttpStatusCode status, string body) => body.Length > 0 ? JsonNode.Parse(body)!.ToJsonString(Readable)
        : status == HttpStatusCode.NotFound ? "The silo has no operator's commands: it was started without a key."
        : $"The silo refused: {(int)status}. Is it the key that it was started with?";

    // As the server reads them, but for the command line's own words.
    private static ConfigurationManager With(this ConfigurationManager configuration, string[] args)
    {
        configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(args);
        return configuration;
    }
}
