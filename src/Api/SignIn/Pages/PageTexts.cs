using System.Globalization;

namespace Oig.Api.SignIn.Pages;

/// <summary>What the pages of signing in say, in one language.</summary>
internal sealed partial record PageTexts
{
    /// <summary>Code of the language, as in <c>lang</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Code of the other language.</summary>
    public required string OtherLanguage { get; init; }

    /// <summary>Name of the other language, in that language.</summary>
    public required string OtherLanguageName { get; init; }

    public required string Product { get; init; }

    public required string UnknownClient { get; init; }

    public required string ConnectTitle { get; init; }

    public required string Target { get; init; }

    public required string OnThisDevice { get; init; }

    public required string NotVerified { get; init; }

    public required string MayRead { get; init; }

    public required string Email { get; init; }

    public required string Password { get; init; }

    public required string MayControl { get; init; }

    public required string MayControlHint { get; init; }

    public required string Allow { get; init; }

    public required string Deny { get; init; }

    public required string PasswordHint { get; init; }

    public required string AccountLink { get; init; }

    public required string AccountTitle { get; init; }

    public required string AccountHint { get; init; }

    public required string SignIn { get; init; }

    public required string GrantsTitle { get; init; }

    public required string NoGrants { get; init; }

    public required string Since { get; init; }

    public required string LastUsed { get; init; }

    public required string SentTo { get; init; }

    public required string Rights { get; init; }

    public required string ReadsOnly { get; init; }

    public required string ReadsAndControls { get; init; }

    public required string Revoke { get; init; }

    public required string Revoked { get; init; }

    public required string DateFormat { get; init; }

    public required string ErrorTitle { get; init; }

    public required string ErrorHint { get; init; }

    public required string ErrorDetails { get; init; }

    public required string ErrorPrefix { get; init; }

    public required string MissingFields { get; init; }

    public required string FormExpired { get; init; }

    public required string Refused { get; init; }

    public required string NotAllowed { get; init; }

    public required string TooMany { get; init; }

    public required string LockedOut { get; init; }

    public required string PortalTrouble { get; init; }

    public required string ServerTrouble { get; init; }

    /// <summary>The language that the request asks for: <c>ui_locales</c>, else what the browser prefers, else English.</summary>
    public static PageTexts For(HttpRequest request)
    {
        var asked = (request.HasFormContentType ? request.Form["ui_locales"] : request.Query["ui_locales"]).ToString().Split(' ');
        var preferred = (request.GetTypedHeaders().AcceptLanguage ?? []).OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString());
        return asked.Concat(preferred).Select(Find).FirstOrDefault(texts => texts is not null) ?? InEnglish;
    }

    /// <summary>A time of the Czech Republic's clocks.</summary>
    public string Time(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone).ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>A sentence with a number of seconds.</summary>
    public static string WithSeconds(string sentence, TimeSpan? wait) =>
        string.Format(CultureInfo.InvariantCulture, sentence, Math.Max(1, Math.Ceiling(wait?.TotalSeconds ?? 1)));

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Prague");

    private static PageTexts? Find(string language) =>
        Array.Find([InCzech, InEnglish], texts => language.Equals(texts.Language, StringComparison.OrdinalIgnoreCase) || language.StartsWith($"{texts.Language}-", StringComparison.OrdinalIgnoreCase));
}
