using System.CodeDom.Compiler;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Oig.Architecture.Tests;

/// <summary>Members that no code of src uses, told from the compiled methods. What is written for records by the compiler uses nothing.</summary>
internal static class UnusedMembers
{
    // It is there for tests and measurements.
    private const string Pretended = "Simulator";

    /// <summary>Each as type and member; overrides, what implements an interface and what a framework finds by itself is called through others.</summary>
    public static string[] Find()
    {
        var modules = SourceTree.Built.ToDictionary(project => project, Read);
        var used = modules.Values.SelectMany(Methods).SelectMany(UsedBy).ToHashSet();
        var tried = new Lazy<HashSet<string>>(() => [.. SourceTree.CodeFiles("tests").Concat(SourceTree.CodeFiles("bench")).SelectMany(WordsOf)]);
        return
        [
            .. modules.SelectMany(project => Methods(project.Value).Where(IsCandidate).Where(method => !used.Contains(method.FullName))
                .Where(method => project.Key != Pretended || !(IsIndexer(method) || tried.Value.Contains(MemberOf(method))))).Select(NameOf).Distinct().Order(),
        ];
    }

    private static ModuleDefinition Read(string project)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"Oig.{project}.dll"), new() { AssemblyResolver = resolver });
    }

    private static IEnumerable<MethodDefinition> Methods(ModuleDefinition module) => module.GetTypes().Where(IsOurs).SelectMany(type => type.Methods);

    // What the start of a program calls is in no namespace.
    private static bool IsOurs(TypeDefinition type) => type.DeclaringType is { } outer ? IsOurs(outer)
        : type.Name == "Program" || type.Namespace.StartsWith("Oig", StringComparison.Ordinal);

    private static bool IsCandidate(MethodDefinition method) =>
        !method.IsVirtual && !method.IsConstructor && !method.IsSetter && !method.Name.StartsWith("op_", StringComparison.Ordinal) && !method.Name.Contains('<')
        && !method.DeclaringType.Name.Contains('<') && !IsWritten(method) && (method.IsPublic || method.IsAssembly) && method.Name != "Main"
        && !IsFound(method) && !IsGenerated(method) && !IsGenerated(method.DeclaringType);

    // By attribute, or a step of the request pipeline by its name.
    private static bool IsFound(MethodDefinition method) =>
        method.CustomAttributes.Any(attribute => attribute.AttributeType.Namespace.StartsWith("ModelContextProtocol", StringComparison.Ordinal))
        || (method.Name == "InvokeAsync" && method.Parameters is [{ ParameterType.Name: "HttpContext" }, ..]);

    // Named by nobody who uses it.
    private static bool IsIndexer(MethodDefinition method) => method.IsGetter && method.HasParameters;

    private static bool IsGenerated(ICustomAttributeProvider made) => made.CustomAttributes.Any(attribute => attribute.AttributeType.Name == nameof(GeneratedCodeAttribute));

    private static IEnumerable<string> UsedBy(MethodDefinition user) => IsWritten(user) ? [] : CalledBy(user)
        // Who takes a record apart uses its parts.
        .SelectMany(used => used.Name == "Deconstruct" ? CalledBy(used).Append(used) : [used]).Select(used => used.FullName);

    private static IEnumerable<MethodDefinition> CalledBy(MethodDefinition user) => !user.HasBody ? [] : user.Body.Instructions
        .Select(instruction => instruction.Operand).OfType<MethodReference>().Where(used => used.DeclaringType.FullName.StartsWith("Oig", StringComparison.Ordinal))
        .Select(used => used.Resolve()).OfType<MethodDefinition>().Where(used => used != user);

    // Getters are written by the compiler, too, but somebody asked for them.
    private static bool IsWritten(MethodDefinition method) => !method.IsGetter && !method.Name.Contains('<')
        && method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == nameof(CompilerGeneratedAttribute));

    private static IEnumerable<string> WordsOf(string file) => Regex.Matches(File.ReadAllText(file), @"\w+").Select(word => word.Value);

    private static string NameOf(MethodDefinition method) => $"{method.DeclaringType.FullName}.{MemberOf(method)}";

    private static string MemberOf(MethodDefinition method) => method.IsGetter ? method.Name[4..] : method.Name;
}
