using System.Text.Json;
using Oig.Contracts.Boxes;
using Oig.Portal.Boxes;

namespace Oig.Portal.Tests.Samples;

/// <summary>Payloads in the portal's shapes with values of our own.</summary>
internal static class Sample
{
    internal static readonly DateTimeOffset ReadAt = DateTimeOffset.Parse("2026-07-03T12:42:00+02:00", null);

    internal static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", name));

    internal static JsonElement Json(string name) => JsonElement.Parse(Text(name));

    internal static Snapshot Snapshot(string name, DateTimeOffset? readAt = null) => SnapshotReader.Read(Json(name), readAt ?? ReadAt);

    internal static Snapshot Read(string json, DateTimeOffset? readAt = null) => SnapshotReader.Read(JsonElement.Parse(json), readAt ?? ReadAt);

    internal static Box OnlyBox(string json, DateTimeOffset? readAt = null) =>
        Assert.Single(Read($$"""{"3051000007": {{json}} }""", readAt).Boxes);

    internal static Box OnlyBox(string table, string field, string value) => OnlyBox($$$"""{"{{{table}}}": {"{{{field}}}": {{{value}}} } }""");
}
