using System.Net.Mime;
using System.Text;

namespace Oig.Simulator.Endpoints;

/// <summary>What an endpoint answers, before any trouble on the way out.</summary>
internal sealed record Answer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    private const string HtmlType = "text/html; charset=UTF-8";

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static Answer Json(string body, int status = 200) => Json(Encoding.UTF8.GetBytes(body), status);

    public static Answer Json(ReadOnlyMemory<byte> body, int status = 200) => new(status, MediaTypeNames.Application.Json, body);

    public static Answer Html(string body, int status = 200) => new(status, HtmlType, Encoding.UTF8.GetBytes(body));

    public static Answer Empty(int status) => new(status, HtmlType, default);

    public static Answer RedirectTo(string path) => Empty(302).With("Location", path);

    public Answer With(string header, string value) => this with { Headers = [.. Headers, (header, value)] };
}

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
