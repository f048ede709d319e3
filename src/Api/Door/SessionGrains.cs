using Oig.Contracts.Sessions;

namespace Oig.Api.Door;

/// <summary>Finds session grains by their key. Orleans looks a type's attributes up for each reference anew, so this does it once for all.</summary>
internal sealed class SessionGrains(IGrainFactory grains)
{
    // A front end that has not found its cluster yet cannot know; it asks again.
    private readonly Lazy<(GrainType Grain, GrainInterfaceType Interface)> _types = new(() => TypesOf(grains), LazyThreadSafetyMode.PublicationOnly);

    public ISessionGrain Find(string key) =>
        (ISessionGrain)grains.GetGrain(GrainId.Create(_types.Value.Grain, key), _types.Value.Interface);

    private static (GrainType, GrainInterfaceType) TypesOf(IGrainFactory grains)
    {
        var any = (GrainReference)grains.GetGrain<ISessionGrain>("any");
        return (any.GrainId.Type, any.InterfaceType);
    }
}
