namespace Oig.Contracts.Control;

/// <summary>The one switch that stops changes of all boxes when the portal answers them in an unknown way; its key is <see cref="Key"/>.</summary>
[Alias("oig.write-switch")]
public interface IWriteSwitchGrain : IGrainWithStringKey
{
    /// <summary>The only key in use.</summary>
    const string Key = "all-boxes";

    /// <summary>The pause that lasts now; null when changes may be sent.</summary>
    [Alias("get-pause")]
    Task<WritePause?> GetPauseAsync();

    /// <summary>
    /// Reports a strange answer to a change; stops all changes for 15 minutes when its session was alive, or when several accounts met one.
    /// </summary>
    [Alias("report")]
    Task ReportAsync(StrangeAnswer answer);

    /// <summary>Stops all changes until <see cref="AllowAsync"/>; throws when that cannot be stored.</summary>
    [Alias("stop")]
    Task StopAsync();

    /// <summary>Allows changes again, whoever or whatever stopped them; throws when that cannot be stored.</summary>
    [Alias("allow")]
    Task AllowAsync();
}

/// <summary>A time in which nothing is changed on any box.</summary>
/// <param name="Until">Its end.</param>
/// <param name="Reason">What the portal did, for the log.</param>
[GenerateSerializer, Immutable, Alias("oig.write-pause")]
public sealed record WritePause([property: Id(0)] DateTimeOffset Until, [property: Id(1)] string Reason)
{
    /// <summary>A pause without an end, which the operator wants.</summary>
    public static readonly WritePause Operator = new(DateTimeOffset.MaxValue, "operator") { ByOperator = true };

    /// <summary>True when the operator stopped changes: nobody knows until when.</summary>
    [Id(2)]
    public bool ByOperator { get; init; }
}

/// <summary>An answer to a change that this server does not know.</summary>
/// <param name="AccountKey">Key of the account that got it.</param>
/// <param name="What">What was strange, for the log.</param>
/// <param name="SessionLives">Whether the portal session was seen alive afterwards, so that its end does not explain the answer.</param>
[GenerateSerializer, Immutable, Alias("oig.strange-answer")]
public sealed record StrangeAnswer([property: Id(0)] string AccountKey, [property: Id(1)] string What, [property: Id(2)] bool SessionLives);
