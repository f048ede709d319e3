using System.Globalization;
using Orleans.Storage;

namespace Oig.Cluster.Storage;

/// <summary>Grain storage in the embedded database; Orleans' serializer names types by aliases and members by ids, so code may move.</summary>
internal sealed class SqliteStorage(LocalStore store, string service, IGrainStorageSerializer serializer) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (payload, version) = await store.RunAsync(database => database.First(
            "SELECT payload, version FROM state WHERE service = @1 AND name = @2 AND grain = @3",
            row => (row.GetFieldValue<byte[]>(0), row.GetInt64(1)), service, stateName, Key(grainId)));
        (grainState.State, grainState.ETag, grainState.RecordExists) = payload is null
            ? (Activator.CreateInstance<T>(), null!, false)
            : (serializer.Deserialize<T>(new(payload)), Tag(version), true);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = serializer.Serialize(grainState.State).ToArray();
        var version = Version(grainState.ETag);
        var changed = await store.RunAsync(database => version == 0
            ? database.Execute(
                "INSERT INTO state (service, name, grain, payload, version) VALUES (@1, @2, @3, @4, 1) ON CONFLICT DO NOTHING",
                service, stateName, Key(grainId), payload)
            : database.Execute(
                "UPDATE state SET payload = @4, version = version + 1, written = CURRENT_TIMESTAMP WHERE service = @1 AND name = @2 AND grain = @3 AND version = @5",
                service, stateName, Key(grainId), payload, version));
        Check(changed, grainState.ETag);
        (grainState.ETag, grainState.RecordExists) = (Tag(version + 1), true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var version = Version(grainState.ETag);
        var changed = await store.RunAsync(database => database.Execute(
            "DELETE FROM state WHERE service = @1 AND name = @2 AND grain = @3 AND version = @4", service, stateName, Key(grainId), version));
        if (version > 0) Check(changed, grainState.ETag);
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null!, false);
    }

    private static void Check(int changed, string? tag)
    {
        if (changed == 0) throw new InconsistentStateException("Another activation has stored this state.", "", tag);
    }

    private static string Key(GrainId grain) => grain.ToString();

    private static string Tag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long Version(string? tag) => tag is null ? 0 : long.Parse(tag, CultureInfo.InvariantCulture);
}
