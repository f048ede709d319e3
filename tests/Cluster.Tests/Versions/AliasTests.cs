using System.Reflection;
using Oig.Cluster.Members;
using Oig.Contracts.Boxes;
using Oig.Grains;

namespace Oig.Cluster.Tests.Versions;

/// <summary>Names that travel between processes of different versions are written down, and do not follow the names in the code.</summary>
public sealed class AliasTests
{
    private static readonly Type[] Ours =
        [.. new[] { typeof(Box), typeof(GrainStorage), typeof(ISecretGrain) }.SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Oig.", StringComparison.Ordinal) == true)];

    public static TheoryData<Type> Interfaces => [.. Ours.Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)))];

    public static TheoryData<Type> Travellers => [.. Ours.Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))];

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void A_grain_interface_and_its_methods_have_aliases(Type type)
    {
        Assert.True(type.IsDefined(typeof(AliasAttribute)), $"{type} has no alias.");
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        Assert.All(methods, method => Assert.True(method.IsDefined(typeof(AliasAttribute)), $"{type}.{method.Name} has no alias."));
        Assert.Equal(methods.Length, methods.Select(method => method.GetCustomAttribute<AliasAttribute>()!.Alias).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void What_a_grain_takes_and_gives_is_serialised_by_ids(Type type)
    {
        var travelling = type.GetMethods().SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType));
        Assert.All(travelling.SelectMany(Parts).Where(Ours.Contains), part => Assert.True(
            part.IsEnum || part.IsDefined(typeof(GenerateSerializerAttribute)), $"{part} travels in {type} without [GenerateSerializer]."));
    }

    [Theory]
    [MemberData(nameof(Travellers))]
    public void A_type_that_travels_has_an_alias_and_its_members_have_ids(Type type)
    {
        Assert.True(type.IsDefined(typeof(AliasAttribute), inherit: false), $"{type} has no alias.");
        var stored = type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(IsStored).ToArray();
        Assert.All(stored, property => Assert.True(property.IsDefined(typeof(IdAttribute)), $"{type}.{property.Name} has no id."));
        Assert.Equal(stored.Length, stored.Select(property => property.GetCustomAttribute<IdAttribute>()!.Id).Distinct().Count());
    }

    private static IEnumerable<Type> Parts(Type type) => type.GetGenericArguments().SelectMany(Parts).Append(type.IsGenericType ? type.GetGenericTypeDefinition() : type);

    // A property with a field behind it, as auto-properties have.
    private static bool IsStored(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
}
