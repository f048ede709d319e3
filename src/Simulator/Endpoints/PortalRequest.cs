namespace Oig.Simulator.Endpoints;

/// <summary>A request with all that an endpoint needs to answer it.</summary>
internal sealed record PortalRequest(
    HttpRequest Http, RecordedRequest Record, PhpSession? Session, SimulatedAccount? Account, Switches Switches)
{
    /// <summary>Path to which an expired session is redirected.</summary>
    public required string LoginPage { get; init; }

    public DateTimeOffset Now => Record.Time;

    public string Body => Record.Body;

    public string Header(string name) => Http.Headers[name].ToString();
}
