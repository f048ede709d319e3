namespace Oig.Grains.Control;

/// <summary>A time in which nothing is changed on any box.</summary>
/// <param name="Until">Its end.</param>
/// <param name="Reason">What the portal did.</param>
[GenerateSerializer, Immutable, Alias("oig.write-pause")]
public sealed record WritePause([property: Id(0)] DateTimeOffset Until, [property: Id(1)] string Reason)
{
    /// <summary>One sentence for people.</summary>
    public string Message => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"Changes are switched off for all boxes until {Until:HH:mm} UTC, because the portal answered one in an unknown way. "
        + $"Nothing was sent; reading goes on.");
}
