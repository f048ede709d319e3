namespace Oig.Grains.Control;

/// <summary>The one switch that stops changes of all boxes when the portal answers them in an unknown way; its key is <see cref="Key"/>.</summary>
[Alias("oig.write-switch")]
public interface IWriteSwitchGrain : IGrainWithStringKey
{
    /// <summary>The only key in use.</summary>
    const string Key = "all-boxes";

    /// <summary>The pause that lasts now; null when changes may be sent.</summary>
    [Alias("get-pause")]
    Task<WritePause?> GetPauseAsync();

    /// <summary>Stops all changes for 15 minutes from now.</summary>
    [Alias("trip")]
    Task TripAsync(string reason);
}
