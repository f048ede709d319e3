using System.Globalization;
using System.Text.Json;
using Oig.Api.Replies;
using Oig.Api.Tools.Control;
using Oig.Contracts;
using Oig.Contracts.Control;

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
            return Problem.InvalidArgument(Replies.Text.Say("plan_steps", MostSteps, """{"at":"22:00","setting":"grid_charging","value":"80"}"""));
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
        if (Time(Text(step, "at"), now) is not { } at) return Problem.InvalidArgument(Replies.Text.Say("plan_step_at", number));
        if (at < now.AddMinutes(-1) || at > now + Farthest) return Problem.InvalidArgument(Replies.Text.Say("plan_step_soon", number));
        var wanted = Wanted(Text(step, "setting"), Text(step, "value"));
        return wanted is null
            ? Problem.InvalidArgument(Replies.Text.Say("plan_step_setting", number, string.Join(", ", Settings)))
            : new PlanStep(at, wanted);
    }

    private static Wanted? Wanted(string? setting, string? value)
    {
        var rows = BoxSettings.All.Where(row => row.Tool is not null && Spelling.Plain(row.Name) == Spelling.Plain(setting ?? "")).ToList();
        if (rows is not [var row] || value is null) return null;
        if (row.Numbers is { } numbers && Number(value) is { } number)
            return number >= numbers.Least && number <= numbers.Most ? new() { Parameter = row.Parameter, Value = number } : null;
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
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
        : text?.Contains('T', StringComparison.OrdinalIgnoreCase) != true ? null
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var wall) && wall.Kind == DateTimeKind.Unspecified ? PragueTime.At(wall)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var full) ? full : null;

    internal static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? value.ToString()
            : null;
}
