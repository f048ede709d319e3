using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Oig.Api.Replies;
using Oig.Contracts;
using Oig.Contracts.Control;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.Control;

/// <summary>
/// Reads the arguments of a tool that changes a setting by the rows of the table: words in many spellings, numbers, switches. Kinds and names
/// of the arguments were checked before.
/// </summary>
internal static class SettingArguments
{
    public const string WordArgument = "mode";
    public const string Acknowledge = "acknowledge";
    public const string QueueIfOffline = "queue_if_offline";
    public const string NotBefore = "not_before";
    public const string Until = "until";
    public const string Box = "box_id";

    /// <summary>The words that the rows of a tool take by name.</summary>
    public static string[] Words(IReadOnlyList<BoxSetting> rows) =>
        [.. rows.Where(row => row.Numbers is null && row.Selector is null).SelectMany(row => row.Values).Select(value => value.Word)];

    /// <summary>The wish, or what is wrong with the arguments.</summary>
    public static Either<ControlWish> Read(
        RequestContext<CallToolRequestParams> request, IReadOnlyList<BoxSetting> rows, ControlOptions limits, DateTimeOffset now)
    {
        var arguments = new Given(request.Params.Arguments ?? new Dictionary<string, JsonElement>());
        var wanted = Wanted(arguments, rows, limits);
        if (!wanted.IsValue) return wanted.Problem;
        if (limits.Forbid(wanted.Value) is { Reason: ControlReason.BeyondLimit } beyond) return Beyond(wanted.Value, beyond);
        if (!arguments.TryTime(NotBefore, now, out var notBefore)) return Problem.InvalidArgument(Say("argument_time", NotBefore));
        DateTimeOffset? until = null;
        if (arguments.Number(Until) is null && !arguments.TryTime(Until, now, out until)) return Problem.InvalidArgument(Say("argument_until", Until));
        if (until <= (notBefore ?? now)) return Problem.InvalidArgument(Say("argument_future", Until));
        return new ControlWish(
            request, wanted.Value, arguments.Text(Box), arguments.Flag(Acknowledge) == true, arguments.Flag(QueueIfOffline) == true, notBefore, until);
    }

    private static Either<Wanted> Wanted(Given arguments, IReadOnlyList<BoxSetting> rows, ControlOptions limits)
    {
        if (rows[0].Selector is { } selector) return Selected(arguments, rows, selector.Name);
        return rows[0].Numbers is { } numbers ? Number(arguments, rows[0], numbers, limits) : Word(arguments, rows);
    }

    private static Either<Wanted> Selected(Given arguments, IReadOnlyList<BoxSetting> rows, string selector)
    {
        var numbers = rows.Select(row => row.Selector!.Value.Value).ToArray();
        var row = rows.FirstOrDefault(row => row.Selector!.Value.Value == arguments.Number(selector));
        if (row is null) return Problem.InvalidArgument(Say("argument_range", selector, numbers.Min(), numbers.Max()));
        return new Wanted { Parameter = row.Parameter, Value = arguments.Flag(row.Switch!) == true ? 1 : 0 };
    }

    // A word beside the numbers, such as stop, is a switch of its own; its number means the same.
    private static Either<Wanted> Number(Given arguments, BoxSetting row, NumberArgument numbers, ControlOptions limits)
    {
        var word = row.Values.FirstOrDefault(value => arguments.Flag(value.Word) == true);
        var (number, until) = (arguments.Number(numbers.Name), arguments.Text(Until) is null ? null : arguments.Number(Until));
        if (number is not null && until is not null && number != until) return Problem.InvalidArgument(Say("argument_one_of", numbers.Name, Until));
        if (word is not null && arguments.Text(Until) is not null) return Problem.InvalidArgument(Say("argument_one_of", word.Word, Until));
        // Until a time it charges as far as it may.
        number ??= until ?? (arguments.Text(Until) is null ? null : row.Bounds?.Invoke(limits).Most);
        if (word is not null && number is not null && number != word.Number) return Problem.InvalidArgument(Say("argument_one_of", numbers.Name, word.Word));
        if ((word?.Number ?? number) is not { } value) return Problem.InvalidArgument(Say("argument_needed", row.Tool, numbers.Name));
        return row.Find(value) is not null || (value >= numbers.Least && value <= numbers.Most)
            ? new Wanted { Parameter = row.Parameter, Value = value }
            : Problem.InvalidArgument(Say("argument_range", numbers.Name, numbers.Least, numbers.Most));
    }

    private static Either<Wanted> Word(Given arguments, IReadOnlyList<BoxSetting> rows)
    {
        var text = Spelling.Plain(arguments.Text(WordArgument) ?? "");
        var (row, value) = rows.SelectMany(row => row.Values.Select(value => (row, value))).FirstOrDefault(pair => Spelling.IsOf(pair.value, text));
        if (row is null) return Problem.InvalidArgument(Say("argument_word", WordArgument, string.Join(", ", Words(rows))));
        if (Unfit(arguments, rows, row, value) is { } problem) return problem;
        if (row.IsBits) return Contracts.Control.Wanted.Bit(row.Parameter, value.Number, arguments.Flag(row.Switch!) ?? true);
        var cap = value.Number == row.CappedValue ? arguments.Number(row.Cap!.Name) : null;
        return new Wanted { Parameter = row.Parameter, Value = value.Number, CapWatts = cap };
    }

    // Arguments that go with other words only.
    private static Problem? Unfit(Given arguments, IReadOnlyList<BoxSetting> rows, BoxSetting row, SettingValue value)
    {
        if (rows.FirstOrDefault(other => other.Switch is not null) is { } switched && switched != row && arguments.Flag(switched.Switch!) is not null)
            return Problem.InvalidArgument(Say("argument_switch_only", switched.Switch, string.Join(", ", switched.Values.Select(bit => bit.Word))));
        if (row.Cap is not { } cap) return null;
        var (number, capped) = (arguments.Number(cap.Name), row.Find(row.CappedValue)!.Word);
        if (value.Number != row.CappedValue) return number is null ? null : Problem.InvalidArgument(Say("argument_cap_only", cap.Name, WordArgument, capped));
        return number >= cap.Least && number <= cap.Most ? null
            : Problem.InvalidArgument(Say("argument_cap_needed", WordArgument, capped, cap.Name, cap.Least, cap.Most));
    }

    private static Problem Beyond(Wanted wanted, Denial beyond)
    {
        var row = wanted.Row();
        if (wanted.Value == row.UncappedValue) return Problem.InvalidArgument(Say("argument_uncapped", beyond.Most));
        return Problem.InvalidArgument(Say("argument_range", (row.Cap ?? row.Numbers)!.Name, beyond.Least, beyond.Most));
    }

    /// <summary>The arguments, as whoever wrote them spelt values: numbers and switches may be text, text may be numbers.</summary>
    private readonly struct Given(IDictionary<string, JsonElement> arguments)
    {
        public string? Text(string name) => !arguments.TryGetValue(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.TryGetDecimal(out var number) ? number.ToString("0.##", CultureInfo.InvariantCulture) : value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

        public int? Number(string name) => decimal.TryParse(Text(name)?.Trim().TrimEnd('%', 'W', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == Math.Truncate(number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;

        public bool? Flag(string name) => Text(name)?.Trim().ToUpperInvariant() switch
        {
            "TRUE" or "1" or "YES" or "ON" or "ANO" => true,
            "FALSE" or "0" or "NO" or "OFF" or "NE" => false,
            _ => null,
        };

        /// <summary>A time of the next day in Prague or a full one; false for what is none. No time is null.</summary>
        public bool TryTime(string name, DateTimeOffset now, out DateTimeOffset? time)
        {
            time = null;
            if (Text(name)?.Trim() is not { Length: > 0 } text) return true;
            var culture = CultureInfo.InvariantCulture;
            if (TimeOnly.TryParseExact(text, ["H:mm", "H:mm:ss"], culture, DateTimeStyles.None, out var clock)) time = PragueTime.Next(clock, now);
            else if (text.Contains('T') && DateTimeOffset.TryParse(text, culture, DateTimeStyles.RoundtripKind, out var full)) time = full;
            return time is not null;
        }
    }
}

/// <summary>How people and programs write a choice.</summary>
internal static class Spelling
{
    // What people add to a mode, before or after it.
    private static readonly string[] Additions = ["boxmode", "rezimboxu", "rezim", "mode", "mod"];

    /// <summary>Small letters and digits only, without accents: "HOME_UPS", "Home ups" and "home-ups" are one.</summary>
    public static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(letter))).ToLowerInvariant();

    /// <summary>Whether the plain text stands for the value.</summary>
    public static bool IsOf(SettingValue value, string text) => Is(value, text) || Additions.SelectMany(addition => Without(addition, text)).Any(rest => Is(value, rest));

    // A number that is left may be the owner's or the portal's, which differ by one.
    private static IEnumerable<string> Without(string addition, string text) => new[]
    {
        text.StartsWith(addition, StringComparison.Ordinal) ? text[addition.Length..] : "",
        text.EndsWith(addition, StringComparison.Ordinal) ? text[..^addition.Length] : "",
    }.Where(rest => !rest.All(char.IsAsciiDigit));

    private static bool Is(SettingValue value, string text) => Plain(value.Word) == text || value.Spellings.Contains(text);
}
