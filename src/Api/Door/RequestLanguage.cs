using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;
using Oig.Api.Replies;
using Oig.Contracts.Hosting;

namespace Oig.Api.Door;

/// <summary>Answers people in their language: the one that <c>Accept-Language</c> asks for where there is a file for it, else <c>Oig:Language</c>.</summary>
internal static class RequestLanguage
{
    public static void AddRequestLanguage(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<LanguageOptions, LanguageOptionsValidator>(builder.Configuration, LanguageOptions.Section);
        builder.Services.AddOptions<RequestLocalizationOptions>().Configure<IOptions<LanguageOptions>>(Localize);
    }

    // Language only: numbers and times are the same everywhere.
    private static void Localize(RequestLocalizationOptions localization, IOptions<LanguageOptions> options)
    {
        localization.DefaultRequestCulture = new(CultureInfo.InvariantCulture, new CultureInfo(options.Value.Language));
        localization.SupportedCultures = [CultureInfo.InvariantCulture];
        localization.SupportedUICultures = [.. Text.Languages.Select(language => new CultureInfo(language))];
        localization.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
    }
}

/// <summary>The setting <c>Oig:Language</c>.</summary>
internal sealed class LanguageOptions : IValidatableObject
{
    public const string Section = "Oig";

    /// <summary>Language of answers to requests that ask for none that is known; default <c>en</c>.</summary>
    public string Language { get; set; } = "en";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Text.Languages.Contains(Language) ? [] : [new($"Oig:Language must be one of: {string.Join(", ", Text.Languages)}.", [nameof(Language)])];
}

[OptionsValidator]
internal sealed partial class LanguageOptionsValidator : IValidateOptions<LanguageOptions>;
