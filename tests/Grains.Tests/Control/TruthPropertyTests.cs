using CsCheck;
using Oig.Contracts.Control;
using Oig.Grains.Control;

namespace Oig.Grains.Tests.Control;

/// <summary>
/// Invariants of what is said of a change. I1: "set already" is said only of a box that was read at most 2 s ago, called at most 10 minutes
/// before by the portal's clock, shows the value, and is contradicted by no measurement. I2: it is never said of what makes the box do
/// something. I3: it is never said while an earlier wish for the same may still arrive. I4: a wish is admitted, or denied, never both.
/// </summary>
public sealed class TruthPropertyTests : HouseTest
{
    private static readonly Gen<Wanted> AnyWish = Gen.OneOf(
        Gen.Int[0, 3].Select(Wanted.Mode),
        Gen.Select(Gen.Int[5, 6], Gen.Bool, Wanted.Supplementary),
        Gen.Int[0, 1].Select(value => Wanted.GridDelivery(value)),
        Gen.Int[1, 9999].Select(cap => Wanted.GridDelivery(2, cap)),
        Gen.Bool.Select(Wanted.Heater),
        Gen.Select(Gen.Int[1, 3], Gen.Bool, Wanted.Relay),
        Gen.Int[20, 100].Select(Wanted.GridCharging));

    private static readonly Gen<Made> AnyBox = Gen.Select(Gen.Select(
        Gen.OneOf(Gen.Int[-1, 5].Select(value => (int?)value), Gen.Const((int?)null)),
        Gen.OneOf(Gen.Int[0, 4].Select(value => (int?)value), Gen.Const((int?)null)),
        Gen.OneOf(Gen.Int[0, 2].Select(value => (int?)value), Gen.Const((int?)null)),
        Gen.OneOf(Gen.Const<double?>(0), Gen.Const<double?>(5000), Gen.Const<double?>(10_000), Gen.Const((double?)null)),
        Gen.OneOf(Gen.Double[-9000, 9000].Select(value => (double?)value), Gen.Const((double?)null)),
        Gen.OneOf(Gen.Int[-1200, 4000].Select(value => (int?)value), Gen.Const((int?)null)),
        Gen.Int[-5, 60],
        Gen.Int[-1800, 1800]),
        Gen.OneOf(Gen.Enum<ChangeState>().Select(value => (ChangeState?)value), Gen.Const((ChangeState?)null)),
        (box, earlier) => new Made(box.Item1, box.Item2, box.Item3, box.Item4, box.Item5, box.Item6, box.Item7, box.Item8, earlier));

    [Fact]
    public async Task Set_already_is_said_only_of_a_fresh_consistent_living_reading()
    {
        var plain = (await House.SeeAsync()).Box;
        var now = House.Time.GetUtcNow();
        var admission = new Admission(new(House.Options), House.Options, House.Time);
        Gen.Select(AnyWish, AnyBox).Sample((wanted, made) =>
        {
            var box = plain with
            {
                Modes = new() { Mode = made.Mode, Supplementary = made.App },
                Export = plain.Export with { ToGrid = made.ToGrid, MaximumFeed = made.Cap },
                Live = plain.Powers with { Grid = new() { L1 = made.Flow, L2 = 0, L3 = 0 } },
                Device = new() { LastContact = made.Silent is { } seconds ? now.AddSeconds(made.Skew - seconds) : null },
            };
            var seen = new Sighting(box, now.AddSeconds(-made.Age), 1, "key", TimeSpan.FromSeconds(made.Skew));
            var earlier = made.Earlier is { } state
                ? [new Change { Id = "e", Wanted = wanted with { Value = 1 - Math.Min(wanted.Value, 1) }, State = state, SentAt = now.AddHours(-1) }] : Array.Empty<Change>();
            var answer = admission.Decide(new() { Changes = [.. earlier] }, new(wanted, new(), seen, Acknowledged: true, QueueIfOffline: true), seen, null);

            Assert.NotEqual(answer.Change is null, answer.Denial is null);
            if (answer.Change?.State != ChangeState.AlreadySet) return;
            Assert.InRange(made.Age, 0, 2);
            Assert.True(made.Silent is >= -600 and <= 600, $"It called {made.Silent} s ago.");
            Assert.False(wanted.Row().IsAction);
            Assert.True(wanted.IsSet(box));
            if (wanted is { Parameter: BoxParameter.GridDelivery, Value: 0 }) Assert.False(-made.Flow > 100);
            if (wanted is { Parameter: BoxParameter.GridDelivery, Value: 2 }) Assert.False(-made.Flow > wanted.CapWatts + 100);
            Assert.True(made.Earlier is null or ChangeState.Confirmed or ChangeState.Refused);
        });
    }

    /// <summary>I5: charging from the grid is confirmed only when power from the grid goes into the battery, or the charge is at the target.</summary>
    [Fact]
    public async Task Charging_is_proven_only_by_power_from_the_grid_or_by_the_charge()
    {
        var plain = (await House.SeeAsync()).Box;
        var power = Gen.OneOf(Gen.Double[-9000, 9000].Select(value => (double?)value), Gen.Const((double?)null));
        Gen.Select(power, power, power, power, Gen.OneOf(Gen.Double[-10, 110].Select(value => (double?)value), Gen.Const((double?)null)), Gen.Int[20, 100])
            .Sample((battery, grid, solar, load, charge, target) =>
            {
                var powers = plain.Powers with { Battery = battery, Grid = new() { L1 = grid, L2 = 0, L3 = 0 }, SolarString1 = solar, SolarString2 = 0, BackedUpLoad = load };
                var box = plain with { Live = powers, FiveMinute = powers, Battery = plain.Battery with { StateOfCharge = charge, ChargingTarget = target } };
                if (!Wanted.GridCharging(target).IsProven(box)) return;
                var charges = battery > 50 && grid > 50 && battery > Math.Max(0, (solar ?? 0) - (load ?? 0));
                Assert.True(charges || charge >= target, $"battery {battery}, grid {grid}, solar {solar}, load {load}, charge {charge} of {target}");
            });
    }

    private sealed record Made(int? Mode, int? App, int? ToGrid, double? Cap, double? Flow, int? Silent, int Age, int Skew, ChangeState? Earlier);
}
