using System.CommandLine;
using System.Text.Json;
using ModelContextProtocol.Client;
using Oig.Cli.Output;

namespace Oig.Cli.Commands;

/// <summary><c>oig plan FILE</c>: lets the server check a plan, a JSON file with the arguments of the tool <c>check_plan</c>. Nothing is changed.</summary>
internal sealed class PlanCommand : ServerCommand
{
    private const int LargestFile = 256 * 1024;

    private readonly Argument<FileInfo> _file = new("FILE") { Description = "JSON file with the steps of the plan, as check_plan takes them." };

    public PlanCommand(Terminal terminal)
        : base("plan", "Checks a plan of changes; sends none of them.", terminal) => Add(_file);

    protected override async Task<int> WorkAsync(ParseResult parsed, Func<CancellationToken, Task<McpClient>> open, CancellationToken token)
    {
        var arguments = Read(parsed.GetRequiredValue(_file));
        await using var client = await open(token);
        var (answer, failure) = await AskAsync(client, "check_plan", arguments, token);
        if (answer.ValueKind is not JsonValueKind.Undefined) Terminal.Output.WriteLine(ResultJson.Text(answer));
        return failure is null ? ExitCode.Ok : Terminal.Fail(ExitCode.ToolError, failure);
    }

    private static Dictionary<string, object?> Read(FileInfo file)
    {
        if (!file.Exists) throw new UsageException($"There is no file {file.FullName}.");
        if (file.Length > LargestFile) throw new UsageException($"{file.FullName} is larger than a plan can be.");
        return JsonText.Parse(File.ReadAllText(file.FullName)) is { ValueKind: JsonValueKind.Object } plan
            ? plan.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value)
            : throw new UsageException($"{file.FullName} holds no JSON object; it should hold the arguments of check_plan.");
    }
}
