using System.Globalization;

namespace Oig.Server.Tests.Hosting;

/// <summary>A language for as long as it lives.</summary>
internal sealed class Spoken : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public Spoken(string language) => CultureInfo.CurrentUICulture = new(language);

    public void Dispose() => CultureInfo.CurrentUICulture = _before;
}
