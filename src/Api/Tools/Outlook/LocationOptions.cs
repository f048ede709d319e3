using System.ComponentModel.DataAnnotations;

namespace Oig.Api.Tools.Outlook;

/// <summary>Settings under <c>Oig:Location</c>: where the boxes stand, for sunrise and sunset. The portal does not tell.</summary>
internal sealed class LocationOptions
{
    public const string Section = "Oig:Location";

    /// <summary>The middle of Czechia: sunrise differs by at most a quarter of an hour within it.</summary>
    public const double CzechLatitude = 49.8175;

    public const double CzechLongitude = 15.473;

    /// <summary>Degrees north.</summary>
    [Range(-66.0, 66.0, ErrorMessage = Section + ":Latitude must be between -66 and 66 degrees.")]
    public double Latitude { get; set; } = CzechLatitude;

    /// <summary>Degrees east.</summary>
    [Range(-180.0, 180.0, ErrorMessage = Section + ":Longitude must be between -180 and 180 degrees.")]
    public double Longitude { get; set; } = CzechLongitude;

    public bool IsUsual => (Latitude, Longitude) == (CzechLatitude, CzechLongitude);
}
