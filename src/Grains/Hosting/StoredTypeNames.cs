using System.Text.RegularExpressions;
using Newtonsoft.Json.Serialization;

namespace Oig.Grains.Hosting;

/// <summary>
/// Finds types that stored states name and that stand somewhere else by now: grain storage writes the full names of .NET types into what it
/// keeps, and a box must not forget its changes because the code was put in order.
/// </summary>
internal sealed partial class StoredTypeNames(ISerializationBinder names) : ISerializationBinder
{
    public Type BindToType(string? assemblyName, string typeName)
    {
        var (type, assembly) = (Moved().Replace(typeName, "Oig.Contracts.Control.$1$2, Oig.Contracts"), assemblyName);
        if (assemblyName == "Oig.Grains" && MovedAlone().Match(typeName) is { Success: true } alone)
            (type, assembly) = ($"Oig.Contracts.Control.{alone.Groups[1].Value}{alone.Groups[2].Value}", "Oig.Contracts");
        return names.BindToType(assembly, type);
    }

    public void BindToName(Type serializedType, out string? assemblyName, out string? typeName) => names.BindToName(serializedType, out assemblyName, out typeName);

    [GeneratedRegex(@"Oig\.Grains\.Control\.(Change|ChangeOrigin|Wanted|SideEffect|WritePause)(\[\])?, Oig\.Grains\b")]
    private static partial Regex Moved();

    [GeneratedRegex(@"^Oig\.Grains\.Control\.(Change|ChangeOrigin|Wanted|SideEffect|WritePause)(\[\])?$")]
    private static partial Regex MovedAlone();
}
