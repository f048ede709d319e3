using Microsoft.Extensions.Options;
using Oig.Contracts;

namespace Oig.Api.Tools.Outlook;

/// <summary>Settings under <c>Oig:Location</c>: where the boxes stand, for sunrise and sunset. The portal does not tell.</summary>
internal sealed class LocationOptions
{
    public const string Section = "Oig:Location";

    /// <summary>The middle of Czechia: sunrise differs by at most a quarter of an hour within it.</summary>
    public const double CzechLatitude = 49.8175;

    public const double CzechLongitude = 15.473;

    /// <summary>Degrees north.</summary>
    [Between(Section + ":Latitude", -66.0, 66.0)]
    public double Latitude { get; set; } = CzechLatitude;

    /// <summary>Degrees east.</summary>
    [Between(Section + ":Longitude", -180.0, 180.0)]
    public double Longitude { get; set; } = CzechLongitude;

    public bool IsUsual => (Latitude, Longitude) == (CzechLatitude, CzechLongitude);
}

[OptionsValidator]
internal sealed partial class LocationOptionsValidator : IValidateOptions<LocationOptions>;
