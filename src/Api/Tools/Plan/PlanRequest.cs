using System.Globalization;
using System.Text.Json;
using Oig.Api.Replies;
using Oig.Api.Tools.Control;
using Oig.Contracts;
using Oig.Contracts.Control;
using static Oig.Api.Replies.Text;

namespace Oig.Api.Tools.Plan;

/// <summary>A step of a plan.</summary>
/// <param name="At">When it is to be set.</param>
/// <param name="Wanted">What.</param>
internal sealed record PlanStep(DateTimeOffset At, Wanted Wanted);

/// <summary>What <c>check_plan</c> is asked: steps in the order of their times, and prices.</summary>
internal sealed record PlanRequest(IReadOnlyList<PlanStep> Steps, PriceList Prices)
{
    private const int MostSteps = 24;
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(7);

    /// <summary>Settings that a step may name.</summary>
    public static IEnumerable<string> Settings => BoxSettings.All.Where(row => row.Tool is not null).Select(row => row.Name);

    /// <summary>The plan, or the first thing that is wrong with it.</summary>
    public static Either<PlanRequest> Read(JsonElement? steps, JsonElement? prices, DateTimeOffset now)
    {
        if (steps is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() is 0 or > MostSteps)
            return Problem.InvalidArgument(Say("plan_steps", MostSteps, """{"at":"22:00","setting":"grid_charging","value":"80"}"""));
        var read = new List<PlanStep>();
        foreach (var step in list.EnumerateArray())
        {
            var one = Step(step, read.Count + 1, now);
            if (!one.IsValue) return one.Problem;
            read.Add(one.Value);
        }

        var costs = PriceList.Read(prices, now);
        return costs.IsValue ? new PlanRequest([.. read.OrderBy(step => step.At)], costs.Value) : costs.Problem;
    }

    private static Either<PlanStep> Step(JsonElement step, int number, DateTimeOffset now)
    {
        if (Time(Text(step, "at"), now) is not { } at) return Problem.InvalidArgument(Say("plan_step_at", number));
        if (at < now.AddMinutes(-1) || at > now + Farthest) return Problem.InvalidArgument(Say("plan_step_soon", number));
        var (setting, value) = (Spelling.Plain(Text(step, "setting") ?? ""), Text(step, "value") ?? "");
        var rows = BoxSettings.All.Where(row => row.Tool is not null && Names(row).Contains(setting)).ToList();
        if (rows.Count == 0) return Problem.InvalidArgument(Say("plan_step_setting", number, string.Join(", ", Settings)));
        return rows.Select(row => Wanted(row, value)).FirstOrDefault(wanted => wanted is not null) is { } known
            ? new PlanStep(at, known)
            : Problem.InvalidArgument(Say("plan_step_value", number, string.Join(", ", rows.SelectMany(Words))));
    }

    // A setting is also called by the tool that sets it, where that is clear.
    private static IEnumerable<string> Names(BoxSetting row)
    {
        string[] names = row.Selector is null ? [row.Name, row.Tool!, row.Tool!.Replace("set_", "", StringComparison.Ordinal)] : [row.Name];
        return names.Select(Spelling.Plain);
    }

    private static IEnumerable<string> Words(BoxSetting row) => row.Values.Select(value => value.Number != row.CappedValue ? value.Word
            : string.Create(CultureInfo.InvariantCulture, $"{value.Word} {row.Cap!.Least} to {row.Cap.Most} {row.Cap.Unit}"))
        .Concat(row.Numbers is { } numbers ? [string.Create(CultureInfo.InvariantCulture, $"{numbers.Least} to {numbers.Most} {numbers.Unit}")] : []);

    private static Wanted? Wanted(BoxSetting row, string value)
    {
        if (row.Numbers is { } numbers && Number(value) is { } number)
            return number >= numbers.Least && number <= numbers.Most ? new() { Parameter = row.Parameter, Value = number } : null;
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return null;
        var cap = row.Cap is null ? null : words.Select(Number).FirstOrDefault(watts => watts is not null);
        // "limited 3500 W" carries its cap, "Home 5 off" its switch.
        var name = cap is not null ? words[0] : row.IsBits && words is [.., "on" or "off"] ? string.Join(' ', words[..^1]) : value;
        if (row.Values.FirstOrDefault(one => Spelling.IsOf(one, Spelling.Plain(name))) is not { } found) return null;
        if (row.IsBits) return Contracts.Control.Wanted.Bit(row.Parameter, found.Number, words[^1] != "off");
        if (found.Number == row.CappedValue && !(cap >= row.Cap!.Least && cap <= row.Cap.Most)) return null;
        return new() { Parameter = row.Parameter, Value = found.Number, CapWatts = found.Number == row.CappedValue ? cap : null };
    }

    private static int? Number(string text) =>
        decimal.TryParse(text.Trim().TrimEnd('%', 'W', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == Math.Truncate(number)
        && Math.Abs(number) < 1_000_000 ? (int)number : null;

    /// <summary>A clock time is the next one in Prague; a full time needs its offset. Null for what is neither.</summary>
    internal static DateTimeOffset? Time(string? text, DateTimeOffset now) =>
        TimeOnly.TryParseExact(text, ["H:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? PragueTime.Next(clock, now)
        : DateTime.TryParseExact(text, ["yyyy-MM-dd H:mm", "yyyy-MM-dd H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var spaced) ? PragueTime.At(spaced)
        : text?.Contains('T', StringComparison.OrdinalIgnoreCase) != true ? null
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var wall) && wall.Kind == DateTimeKind.Unspecified ? PragueTime.At(wall)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var full) ? full : null;

    internal static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? value.ToString()
            : null;
}
