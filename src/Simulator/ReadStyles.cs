namespace Oig.Simulator;

/// <summary>How the account's boxes are listed by <c>json.php</c>.</summary>
public enum BoxListing
{
    /// <summary>Every box with its tables.</summary>
    AsTheyAre,

    /// <summary>The empty object, as for an account without boxes or rights.</summary>
    None,

    /// <summary>The first box is <c>null</c>.</summary>
    FirstNull,

    /// <summary>The first box is <c>{}</c>.</summary>
    FirstEmpty,
}

/// <summary>Whether the owner has turned live data on.</summary>
public enum LiveData
{
    /// <summary>The table <c>actual</c> is there.</summary>
    On,

    /// <summary>The table <c>actual</c> is missing.</summary>
    Off,

    /// <summary>Live data is off and <c>json.php</c> answers 500.</summary>
    ServerError,
}

/// <summary>Which notifications are listed.</summary>
public enum NotificationListing
{
    /// <summary>The generated ones and those the test added.</summary>
    Generated,

    /// <summary>Only those the test added.</summary>
    AddedOnly,

    /// <summary>None.</summary>
    Empty,
}

/// <summary>Answer to wrong credentials.</summary>
public enum RefusalStyle
{
    /// <summary>Status 200 with an empty body, the best lead from the older clients.</summary>
    EmptyBody,

    /// <summary>Status 200 with a command list that carries a message.</summary>
    MessageList,

    /// <summary>Status 401.</summary>
    Unauthorized,
}
