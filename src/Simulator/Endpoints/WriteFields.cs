using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Oig.Simulator.Endpoints;

/// <summary>The fields of a write under the encoding that the portal currently asks for.</summary>
internal sealed class WriteFields
{
    private readonly JsonElement? _fields;
    private readonly WriteProfile _profile;

    private WriteFields(JsonElement? fields, WriteProfile profile)
    {
        _fields = fields;
        _profile = profile;
    }

    /// <summary>Whether a write of export has to carry its cap, even if null.</summary>
    public bool NeedsCap => _profile == WriteProfile.JsonInteger;

    /// <summary>Null where headers or body violate the encoding.</summary>
    public static WriteFields? Read(PortalRequest request)
    {
        var profile = request.Switches.WriteProfile;
        var form = profile == WriteProfile.FormOnly;
        if (profile == WriteProfile.JsonInteger && request.Header("X-Requested-With") != "XMLHttpRequest")
            return null;
        if (form ? !IsForm(request.Header("Content-Type")) : request.Header("Content-Type") != MediaTypeNames.Application.Json)
            return null;
        return (form ? FormFields(request.Body) : RequestJson.Parse(request.Body)) is { } fields ? new WriteFields(fields, profile) : null;
    }

    public bool Has(string name) => _fields.Field(name) is not null;

    /// <summary>Whether the field is there and holds nothing.</summary>
    public bool IsNull(string name) => _fields.Field(name) is { ValueKind: JsonValueKind.Null } || Text(name) is "";

    public string? Text(string name) => _fields.Field(name).Text();

    /// <summary>An integer in the JSON type that the encoding asks for, else null.</summary>
    public int? Number(string name) => _profile == WriteProfile.JsonInteger ? _fields.Field(name).Integer() : Digits(name);

    /// <summary>An integer as number or text.</summary>
    public int? NumberOrText(string name) => _fields.Field(name).Integer() ?? Digits(name);

    private int? Digits(string name) =>
        int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsForm(string contentType) =>
        contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static JsonElement FormFields(string body) =>
        JsonSerializer.SerializeToElement(QueryHelpers.ParseQuery(body).ToDictionary(field => field.Key, field => field.Value.ToString()));
}
