using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Oig.Architecture.Tests;

/// <summary>
/// Which folder of a project uses which other one, told from the compiled types: a folder is a namespace. What stands in the project's own
/// folder counts type by type, since the program's start uses everything there, and everything its log.
/// </summary>
internal sealed class FolderGraph
{
    private readonly Dictionary<string, Dictionary<string, string>> _uses = [];

    private FolderGraph()
    {
    }

    /// <summary>Reads the built assembly of a project.</summary>
    public static FolderGraph Of(string project)
    {
        var root = "Oig." + project;
        var assembly = System.Reflection.Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, root + ".dll"));
        var graph = new FolderGraph();
        foreach (var type in new ArchLoader().LoadAssemblies(assembly).Build().Types)
            foreach (var used in type.Dependencies.Select(dependency => dependency.Target))
                graph.Note(root, type, used);
        return graph;
    }

    /// <summary>Groups of folders that all need each other, each told with the uses that tie it together.</summary>
    public string[] Circles() =>
    [
        .. _uses.Keys.Select(start => Reached(start).Where(folder => Reached(folder).Contains(start)).Order().ToArray())
            .Where(group => group.Length > 1 && group.Any(IsFolder)).DistinctBy(group => string.Join(' ', group)).Select(Describe),
    ];

    private void Note(string root, IType user, IType used)
    {
        if (Room(root, user) is not { } from || Room(root, used) is not { } to || from == to) return;
        if (!_uses.TryGetValue(from, out var uses)) _uses[from] = uses = [];
        uses.TryAdd(to, $"{Outer(user)} uses {Outer(used)}");
    }

    private HashSet<string> Reached(string start)
    {
        var (reached, open) = (new HashSet<string>(), new Stack<string>([start]));
        while (open.TryPop(out var folder))
            foreach (var next in _uses.GetValueOrDefault(folder)?.Keys.ToArray() ?? [])
                if (reached.Add(next)) open.Push(next);
        return reached;
    }

    private string Describe(string[] group) => string.Join(", ", group) + string.Concat(
        group.SelectMany(from => group.Where(to => _uses[from].ContainsKey(to)).Select(to => $"\n    {from} -> {to}: {_uses[from][to]}")));

    // Types of the project's own folder that need each other stand in one folder, after all.
    private static bool IsFolder(string room) => !room.EndsWith(".cs", StringComparison.Ordinal);

    private static string? Room(string root, IType type) =>
        type.Namespace is not { } space ? null
        : space.FullName == root ? Outer(type) + ".cs"
        : space.FullName.StartsWith(root + ".", StringComparison.Ordinal) ? space.FullName[(root.Length + 1)..].Replace('.', '/')
        : null;

    // A lambda's or an iterator's hidden class belongs to the class around it.
    private static string Outer(IType type) => type.FullName[((type.Namespace?.FullName.Length ?? -1) + 1)..].Split('+', '/', '`', '<')[0];
}
