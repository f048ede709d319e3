namespace Oig.Simulator;

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
