using System.Runtime.CompilerServices;
using Mono.Cecil;

namespace Oig.Architecture.Tests;

/// <summary>Members of the lower projects that no code of src uses, told from the compiled methods. What is written for records by the compiler uses nothing.</summary>
internal static class UnusedMembers
{
    private static readonly string[] Lower = ["Contracts", "Portal", "Grains", "Cluster"];

    /// <summary>Each as type and member; overrides and what implements an interface is called through others.</summary>
    public static string[] Find()
    {
        var modules = SourceTree.Built.ToDictionary(project => project, Read);
        var used = modules.Values.SelectMany(Methods).SelectMany(UsedBy).ToHashSet();
        return [.. Lower.SelectMany(project => Methods(modules[project])).Where(IsCandidate).Where(method => !used.Contains(method.FullName)).Select(NameOf).Order()];
    }

    private static ModuleDefinition Read(string project)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"Oig.{project}.dll"), new() { AssemblyResolver = resolver });
    }

    private static IEnumerable<MethodDefinition> Methods(ModuleDefinition module) => module.GetTypes().Where(IsOurs).SelectMany(type => type.Methods);

    private static bool IsOurs(TypeDefinition type) => (type.DeclaringType ?? type).Namespace.StartsWith("Oig", StringComparison.Ordinal) || type.DeclaringType is { } outer && IsOurs(outer);

    private static bool IsCandidate(MethodDefinition method) =>
        !method.IsVirtual && !method.IsConstructor && !method.IsSetter && !method.Name.StartsWith("op_", StringComparison.Ordinal) && !method.Name.Contains('<')
        && !method.DeclaringType.Name.Contains('<') && !IsWritten(method) && (method.IsPublic || method.IsAssembly) && method.Name != "Main";

    private static IEnumerable<string> UsedBy(MethodDefinition user) => IsWritten(user) || !user.HasBody ? [] : user.Body.Instructions
        .Select(instruction => instruction.Operand).OfType<MethodReference>().Where(used => used.DeclaringType.FullName.StartsWith("Oig", StringComparison.Ordinal))
        .Select(used => used.Resolve()).Where(used => used is not null && used != user).Select(used => used!.FullName);

    // Getters are written by the compiler, too, but somebody asked for them.
    private static bool IsWritten(MethodDefinition method) => !method.IsGetter && !method.Name.Contains('<')
        && method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == nameof(CompilerGeneratedAttribute));

    private static string NameOf(MethodDefinition method) => $"{method.DeclaringType.FullName}.{(method.IsGetter ? method.Name[4..] : method.Name)}";
}
