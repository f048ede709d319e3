using System.Globalization;
using System.Text.Json;
using Oig.Api.Replies;

namespace Oig.Api.Tools.Plan;

/// <summary>Prices of energy from the grid, each valid from its time to the next one or for an hour; between them there may be gaps.</summary>
internal sealed record PriceList(IReadOnlyList<(DateTimeOffset From, decimal Price)> Prices)
{
    private const int Most = 400;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(5);

    /// <summary>The prices in the order of their times; none when left out.</summary>
    public static Either<PriceList> Read(JsonElement? prices, DateTimeOffset now)
    {
        if (prices is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined }) return new PriceList([]);
        if (prices is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() > Most) return Problem.InvalidArgument(Text.Say("plan_prices", Most));
        var read = new List<(DateTimeOffset From, decimal Price)>();
        foreach (var item in list.EnumerateArray())
        {
            if (PlanRequest.Time(PlanRequest.Text(item, "at"), now) is not { } at
                || !decimal.TryParse(PlanRequest.Text(item, "price"), NumberStyles.Float, CultureInfo.InvariantCulture, out var price) || Math.Abs(price) > 1_000_000)
                return Problem.InvalidArgument(Text.Say("plan_price", read.Count + 1, """{"at":"2026-11-27T22:00:00+01:00","price":2.35}"""));
            read.Add((at, price));
        }

        return read.DistinctBy(price => price.From).Count() < read.Count ? Problem.InvalidArgument(Text.Say("plan_prices_twice")) : new PriceList([.. read.OrderBy(price => price.From)]);
    }

    /// <summary>Cost of an energy that flows evenly from <paramref name="start"/> for <paramref name="hours"/>; null where a price is missing.</summary>
    public decimal? Cost(DateTimeOffset start, double hours, double kilowattHours)
    {
        var steps = (int)Math.Ceiling(hours / Grain.TotalHours);
        if (Prices.Count == 0 || steps <= 0) return steps <= 0 && Prices.Count > 0 ? 0 : null;
        var sum = Enumerable.Range(0, steps).Select(step => At(start + step * Grain)).Aggregate((decimal?)0, (all, price) => all + price);
        return sum * (decimal)kilowattHours / steps is { } cost ? Math.Round(cost, 2) : null;
    }

    private decimal? At(DateTimeOffset time)
    {
        var known = Prices.LastOrDefault(price => price.From <= time);
        return known != default && time - known.From < Longest ? known.Price : null;
    }
}
