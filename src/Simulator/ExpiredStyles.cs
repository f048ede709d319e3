namespace Oig.Simulator;

/// <summary>Answer of <c>json.php</c> without a session; all but the last two have status 200.</summary>
public enum ExpiredLive
{
    /// <summary>The JSON value <c>[]</c>.</summary>
    EmptyList,

    /// <summary>The JSON value <c>false</c>.</summary>
    False,

    /// <summary>The JSON value <c>""</c>.</summary>
    EmptyString,

    /// <summary>Status 401.</summary>
    Unauthorized,

    /// <summary>Redirect to the HTML login page.</summary>
    Redirect,
}

/// <summary>Answer of <c>json2.php</c> without a session.</summary>
public enum ExpiredSeries
{
    /// <summary>Status 401.</summary>
    Unauthorized,

    /// <summary>Status 200 with the JSON value <c>[]</c>.</summary>
    EmptyList,
}

/// <summary>Answer of the notifications without a session.</summary>
public enum ExpiredNotifications
{
    /// <summary>The same as for an account without notifications.</summary>
    EmptyFolder,

    /// <summary>Status 401.</summary>
    Unauthorized,
}

/// <summary>Answer of the write scripts without a session; nothing is stored either way.</summary>
public enum ExpiredWrite
{
    /// <summary>Status 200 with a command list, not to be told from an accepted write.</summary>
    AcceptedList,

    /// <summary>Status 500 with an HTML page.</summary>
    ServerError,
}
