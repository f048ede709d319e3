using System.Reflection;
using Newtonsoft.Json.Serialization;

namespace Oig.Cluster.Storage;

/// <summary>
/// Finds the types that JSON of the version before names by namespace and assembly, wherever they stand now: by their own name, which
/// has stayed. Types of others are found as ever.
/// </summary>
internal sealed class OldTypeNames(ISerializationBinder usual) : ISerializationBinder
{
    private const string Ours = "Oig.";

    // Test assemblies are named alike, and have types of the same names.
    private static readonly Lazy<ILookup<string, Type>> Known = new(() => Assemblies()
        .SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) || type.IsEnum)
        .ToLookup(type => type.Name, StringComparer.Ordinal));

    public Type BindToType(string? assemblyName, string typeName) =>
        typeName.Contains(Ours, StringComparison.Ordinal)
        && Type.GetType(assemblyName is null ? typeName : $"{typeName}, {assemblyName}", Assembly, TypeIn, throwOnError: false) is { } found
            ? found
            : usual.BindToType(assemblyName, typeName);

    public void BindToName(Type serializedType, out string? assemblyName, out string? typeName) =>
        usual.BindToName(serializedType, out assemblyName, out typeName);

    private static IEnumerable<Assembly> Assemblies() => AppDomain.CurrentDomain.GetAssemblies().Where(assembly =>
        assembly.GetName().Name is { } name && name.StartsWith(Ours, StringComparison.Ordinal) && !name.EndsWith(".Tests", StringComparison.Ordinal));

    // Of ours any will do: the type is looked for in all of them.
    private static Assembly? Assembly(AssemblyName name) => IsOurs(name.Name) ? typeof(OldTypeNames).Assembly : System.Reflection.Assembly.Load(name);

    private static Type? TypeIn(Assembly? assembly, string name, bool ignoreCase) =>
        IsOurs(name) ? Known.Value[name[(name.LastIndexOfAny(['.', '+']) + 1)..]].FirstOrDefault() : assembly?.GetType(name) ?? Type.GetType(name);

    private static bool IsOurs(string? name) => name?.StartsWith(Ours, StringComparison.Ordinal) == true;
}
