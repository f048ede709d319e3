using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oig.Api.Pages;
using Oig.Cli.Connection;

namespace Oig.Cli.Commands;

/// <summary><c>oig connect</c>: prints what connects a client to the server, or writes it into the client's own file. No password is in it.</summary>
internal sealed class ConnectCommand : Command
{
    private readonly Terminal _terminal;
    private readonly Argument<string?> _client = new("CLIENT") { Description = "The client; without it, all of them are listed.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<Uri> _url = ServerOptions.UrlOption();
    private readonly Option<string?> _email = new("--email") { Description = "The account's e-mail, for clients that cannot ask for it.", HelpName = "E-MAIL" };
    private readonly Option<bool> _write = new("--write") { Description = "Write it into the client's file, beside what stands there." };

    public ConnectCommand(Terminal terminal)
        : base("connect", "Connects an assistant: prints its configuration, or writes it with --write.")
    {
        _terminal = terminal;
        Add(_client);
        foreach (var option in new Option[] { _url, _email, _write }) this.AddStrict(option);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var email = parsed.GetValue(_email) ?? _terminal.Variable(PasswordSource.EmailVariable) ?? "you@example.com";
        var clients = ClientSnippets.For(parsed.GetRequiredValue(_url).ToString(), signIn: false, email).Where(client => client.Code is not null).ToArray();
        if (parsed.GetValue(_client) is not { } wanted) return List(clients);
        if (clients.FirstOrDefault(client => client.Id == wanted) is not { } client)
            return _terminal.Fail(ExitCode.Usage, $"There is no such client. Known are: {string.Join(", ", clients.Select(client => client.Id))}.");
        return parsed.GetValue(_write) ? Write(client) : Print(client);
    }

    private int List(ClientSnippet[] clients)
    {
        foreach (var client in clients) _terminal.Output.WriteLine($"{client.Id,-16}{client.Name,-16}{PathOf(client) ?? ""}".TrimEnd());
        return ExitCode.Ok;
    }

    private int Print(ClientSnippet client)
    {
        _terminal.Output.WriteLine(client.Code);
        _terminal.Error.WriteLine($"{(PathOf(client) is { } path ? $"Belongs into {path}. " : "")}{Hint(client.Secret)}");
        return ExitCode.Ok;
    }

    private int Write(ClientSnippet client)
    {
        if (PathOf(client) is not { } path) return _terminal.Fail(ExitCode.Usage, $"{client.Name} has no file to write into; without --write you see what to do.");
        try
        {
            var before = File.Exists(path) ? File.ReadAllText(path) : "";
            if (Merged(client, before) is not { } after)
                return _terminal.Fail(ExitCode.ToolError, $"{path} holds something else than expected, or battery already; nothing was written. Add by hand what you see without --write.");
            Replace(path, before, after);
            _terminal.Error.WriteLine($"Written to {path}. {Hint(client.Secret)}");
            return ExitCode.Ok;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return _terminal.Fail(ExitCode.ToolError, $"{path} could not be written: {exception.Message}");
        }
    }

    // The file is changed whole or not at all, and what it was is kept beside it.
    private static void Replace(string path, string before, string after)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (before.Length > 0) File.WriteAllText($"{path}.bak", before);
        File.WriteAllText($"{path}.new", after);
        File.Move($"{path}.new", path, overwrite: true);
    }

    private static string? Merged(ClientSnippet client, string before)
    {
        if (!client.File!.EndsWith(".json", StringComparison.Ordinal))
            return before.Contains("[mcp_servers.battery", StringComparison.Ordinal) ? null : $"{before.TrimEnd()}\n\n{client.Code}\n".TrimStart();
        try
        {
            var whole = before.Trim().Length == 0 ? [] : JsonNode.Parse(before) as JsonObject;
            return whole is not null && Add(whole, JsonNode.Parse(client.Code!)!.AsObject()) ? whole.ToJsonString(Pretty) + "\n" : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // VS Code's and others' files may hold comments, which would be lost: those are not parsed, and nothing is written.
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool Add(JsonObject whole, JsonObject part)
    {
        foreach (var (name, value) in part)
        {
            if (whole[name] is null) whole[name] = value!.DeepClone();
            else if ((whole[name], value) is (JsonObject there, JsonObject more) && name != "battery") { if (!Add(there, more)) return false; }
            else if ((whole[name], value) is (JsonArray list, JsonArray others)) AddMissing(list, others);
            else return false;
        }

        return true;
    }

    private static void AddMissing(JsonArray list, JsonArray others)
    {
        foreach (var other in others.Where(other => !list.Any(one => one?["id"]?.ToString() == other!["id"]!.ToString()))) list.Add(other!.DeepClone());
    }

    private static string? PathOf(ClientSnippet client) => client.File is null ? null : Path.GetFullPath(client.File
        .Replace("~", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), StringComparison.Ordinal)
        .Replace("{settings}", Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), StringComparison.Ordinal));

    private static string Hint(SecretSource secret) => secret switch
    {
        SecretSource.Environment => $"Before you start the client:\n{ClientSnippets.Environment}",
        SecretSource.Keyring => OperatingSystem.IsMacOS()
            ? "Put the password into the keychain: security add-generic-password -s oig-cloud-mcp -a E-MAIL -w"
            : "Put the password into the keyring: secret-tool store --label=OIG service oig-cloud-mcp account E-MAIL",
        _ => "The client asks for e-mail and password.",
    };
}
