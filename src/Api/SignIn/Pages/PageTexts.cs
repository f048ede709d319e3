using System.Globalization;
using System.Runtime.CompilerServices;
using Oig.Api.Replies;
using Oig.Contracts;

namespace Oig.Api.SignIn.Pages;

/// <summary>What the pages of signing in say, in one language: the texts whose names begin with <c>page_</c>.</summary>
internal sealed class PageTexts(CultureInfo culture)
{
    /// <summary>Code of the language, as in <c>lang</c>.</summary>
    public string Language => culture.TwoLetterISOLanguageName;

    /// <summary>Code of the language to change to: the next of those that there are.</summary>
    public string OtherLanguage => Text.LanguageAfter(Language);

    /// <summary>Name of the other language, in that language.</summary>
    public string OtherLanguageName => Text.In(new(OtherLanguage), "page_language_name");

    public string Product => Say();

    public string UnknownClient => Say();

    public string ConnectTitle => Say();

    public string Target => Say();

    public string OnThisDevice => Say();

    public string NotVerified => Say();

    public string MayRead => Say();

    public string Email => Say();

    public string Password => Say();

    public string MayControl => Say();

    public string MayControlHint => Say();

    public string Allow => Say();

    public string Deny => Say();

    public string PasswordHint => Say();

    public string AccountLink => Say();

    public string AccountTitle => Say();

    public string AccountHint => Say();

    public string SignIn => Say();

    public string GrantsTitle => Say();

    public string NoGrants => Say();

    public string Since => Say();

    public string LastUsed => Say();

    public string SentTo => Say();

    public string Rights => Say();

    public string ReadsOnly => Say();

    public string ReadsAndControls => Say();

    public string Revoke => Say();

    public string Revoked => Say();

    public string DateFormat => Say();

    public string ErrorTitle => Say();

    public string ErrorHint => Say();

    public string ErrorDetails => Say();

    public string ErrorPrefix => Say();

    public string MissingFields => Say();

    public string FormExpired => Say();

    public string Refused => Say();

    public string NotAllowed => Say();

    public string TooMany => Say();

    public string LockedOut => Say();

    public string PortalTrouble => Say();

    public string ServerTrouble => Say();

    /// <summary>The language that the request asks for: <c>ui_locales</c>, else the one of all answers.</summary>
    public static PageTexts For(HttpRequest request)
    {
        var asked = (request.HasFormContentType ? request.Form["ui_locales"] : request.Query["ui_locales"]).ToString().Split(' ');
        return new(asked.Select(Find).FirstOrDefault(culture => culture is not null) ?? CultureInfo.CurrentUICulture);
    }

    /// <summary>A time of the Czech Republic's clocks.</summary>
    public string Time(DateTimeOffset time) => PragueTime.Local(time).ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>A sentence with a number of seconds.</summary>
    public static string WithSeconds(string sentence, TimeSpan? wait) =>
        string.Format(CultureInfo.InvariantCulture, sentence, Math.Max(1, Math.Ceiling(wait?.TotalSeconds ?? 1)));

    // "MayRead" is the text page_may_read.
    private string Say([CallerMemberName] string name = "") => Text.In(culture, $"page_{EnumNames.Snake(name)}");

    private static CultureInfo? Find(string language) => Text.Languages
        .Where(known => language.Equals(known, StringComparison.OrdinalIgnoreCase) || language.StartsWith($"{known}-", StringComparison.OrdinalIgnoreCase))
        .Select(known => new CultureInfo(known)).FirstOrDefault();
}
