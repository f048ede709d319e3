namespace Oig.Simulator;

/// <summary>What a request was for.</summary>
public enum PortalEndpoint
{
    /// <summary><c>POST inc/php/scripts/Login.php</c></summary>
    Login,

    /// <summary><c>GET json.php</c></summary>
    Live,

    /// <summary><c>POST json2.php</c></summary>
    Series,

    /// <summary><c>GET inc/php/scripts/Controller.Call.php</c></summary>
    Notifications,

    /// <summary><c>POST inc/php/scripts/Device.Set.Value.php</c></summary>
    SetValue,

    /// <summary><c>POST inc/php/scripts/ToGrid.Toggle.php</c></summary>
    ToGrid,

    /// <summary><c>POST inc/php/scripts/Battery.Format.Save.php</c></summary>
    Format,

    /// <summary>An HTML page for people, such as the login page.</summary>
    Page,

    /// <summary>Anything else; answered 404.</summary>
    Unknown,
}
