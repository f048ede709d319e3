namespace Oig.Portal.Failures;

/// <summary>A named failure of a portal call; its message is fit for people and never holds a password or cookie.</summary>
public abstract class PortalException(string message, Exception? innerException = null) : Exception(message, innerException);
