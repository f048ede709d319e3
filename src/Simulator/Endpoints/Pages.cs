namespace Oig.Simulator.Endpoints;

/// <summary>HTML meant for people, which a client gets when something is wrong.</summary>
internal static class Pages
{
    public static Answer Error { get; } = Answer.Html(Page("Chyba", "Nastala chyba. Zkuste to prosím později."), 500);

    public static Answer Login { get; } = Answer.Html(Page("Přihlášení", "Přihlaste se prosím e-mailem a heslem."));

    public static Answer Maintenance { get; } = Answer.Html(Page("Odstávka", "Na portálu probíhá údržba."));

    public static Answer NotFound { get; } = Answer.Html(Page("Nenalezeno", "Taková stránka tu není."), 404);

    public static Answer Unauthorized { get; } = Answer.Html(Page("Přihlášení", "Přihlášení vypršelo."), 401);

    public static Answer Unavailable { get; } = Answer.Html(Page("Nedostupné", "Služba je přetížená."), 503);

    public static Answer TooManyRequests { get; } = Answer.Html(Page("Příliš mnoho požadavků", "Zpomalte prosím."), 429);

    private static string Page(string title, string text) => $"""
        <!DOCTYPE html>
        <html lang="cs">
        <head><meta charset="utf-8"><title>{title}</title></head>
        <body><main><h1>{title}</h1><p>{text}</p></main></body>
        </html>
        """;
}
