using Oig.Simulator.Households;

namespace Oig.Simulator;

/// <summary>A battery box with the household behind it.</summary>
public sealed class SimulatedBox
{
    private readonly Lock _gate = new();
    private List<Wish>? _wishes;
    private BoxParameters? _parameters;
    private SimulatedHouse? _household;
    private SimulatedAccount? _owner;
    private int _chargeOrders;
    private FeedFaults? _faults;

    /// <summary>A box as delivered; ids have ten digits by custom.</summary>
    public SimulatedBox(string id, SimulatedKind kind = SimulatedKind.King)
    {
        Id = id;
        Kind = kind;
        Seed = id.Aggregate(17, (hash, digit) => unchecked(hash * 31 + digit)) & 0xFFFF;
    }

    /// <summary>Key of the box in <c>json.php</c>.</summary>
    public string Id { get; }

    /// <summary>Product line.</summary>
    public SimulatedKind Kind { get; }

    /// <summary>Whether a water heater is fitted.</summary>
    public bool HasBoiler { get; init; }

    /// <summary>Whether the box has never reached the portal: its last contact is then a date of zeros.</summary>
    public bool NeverCalled { get; init; }

    /// <summary>Decides the household's habits and the second at which the box calls; not negative, by default from the id.</summary>
    public int Seed { get; init; }

    /// <summary>What the portal shows of this box instead of what is so.</summary>
    public FeedFaults Faults => LazyInitializer.EnsureInitialized(ref _faults);

    /// <summary>Writes that the portal has accepted and the box has not followed yet.</summary>
    public int PendingWrites
    {
        get
        {
            lock (_gate)
            {
                Settle();
                return _wishes?.Count ?? 0;
            }
        }
    }

    internal bool HasFaults => _faults is { IsEmpty: false };

    internal bool IsQueen => Kind is SimulatedKind.Queen or SimulatedKind.QueenWithoutFlag;

    internal int CallSecond => Seed % 60;

    internal int CapacityWh => this["box_prms", "p_bat"];

    private BoxParameters Parameters => _parameters ??= new BoxParameters(this);

    /// <summary>
    /// A setting as the box has it now, such as <c>box["box_prms", "mode"]</c>; setting it bypasses the portal.
    /// Throws <see cref="ArgumentException"/> if the payload has no such column.
    /// </summary>
    public int this[string table, string column]
    {
        get
        {
            lock (_gate)
            {
                Settle();
                return Parameters[table, column];
            }
        }
        set
        {
            lock (_gate)
            {
                Settle();
                Parameters[table, column] = value;
                _household?.Change(House());
            }
        }
    }

    /// <summary>What <c>json.php</c> shows of this box.</summary>
    internal BoxReading Read(DateTimeOffset now, Switches switches)
    {
        lock (_gate)
        {
            var household = Settle(now, switches);
            var lastContact = switches.Presence.LastContact(now, CallSecond);
            return new BoxReading(this, household.Now, household.FiveMinutes, lastContact, Parameters.Changed);
        }
    }

    /// <summary>States every five minutes of those Prague days, as far as the portal has heard of them.</summary>
    internal IReadOnlyList<HouseState> Series(DateOnly from, DateOnly to, DateTimeOffset now, Switches switches)
    {
        lock (_gate)
            return [.. Settle(now, switches).Series(from, to)];
    }

    /// <summary>
    /// What really flowed on those Prague days, one entry for each day that has begun, up to the last full five minutes: the truth that
    /// answers about the past are measured by. The box has to belong to an account.
    /// </summary>
    public IReadOnlyList<EnergyBook> Books(DateOnly from, DateOnly to)
    {
        var owner = _owner ?? throw new InvalidOperationException("The box belongs to no account.");
        lock (_gate)
            return [.. Settle(owner.Now, owner.SwitchesInForce).DayEnds(from, to).Select(EnergyBook.Of)];
    }

    /// <summary>Keeps a wish until the box calls.</summary>
    internal void Store(Wish wish, DateTimeOffset now, Switches switches)
    {
        lock (_gate)
        {
            (_wishes ??= []).Add(wish with { StoredAt = now });
            Settle(now, switches);
        }
    }

    internal void Attach(SimulatedAccount owner) => _owner ??= owner;

    private void Settle()
    {
        if (_owner is not null)
            Settle(_owner.Now, _owner.SwitchesInForce);
    }

    /// <summary>Brings household and settings to what the portal knows now, each wish at its own time.</summary>
    private SimulatedHouse Settle(DateTimeOffset now, Switches switches)
    {
        var heard = switches.Presence.HeardUntil(now, CallSecond);
        var household = _household ??= new SimulatedHouse(House(), heard);
        while (_wishes is [var wish, ..] && switches.Fulfilled(wish, CallSecond) is { } fulfilled && fulfilled <= heard)
        {
            household.AdvanceTo(fulfilled);
            Follow(wish, switches);
            household.Change(House());
            _wishes.RemoveAt(0);
        }
        household.AdvanceTo(heard);
        return household;
    }

    private void Follow(Wish wish, Switches switches)
    {
        foreach (var (table, column, value) in wish.Changes)
            Parameters[table, column] = value;
        if (wish.ChargesFromGrid)
            _chargeOrders++;
        if (switches.SideEffects == SideEffects.MinimumCharge && wish.Sets("box_prms", "mode"))
            Parameters["batt_prms", "bat_min"] += Parameters["batt_prms", "bat_min"] < 50 ? 10 : -10;
    }

    private HouseSettings House() => Parameters.House(_chargeOrders);
}

/// <summary>Product line of a box, which decides how it tells its export state and phases.</summary>
public enum SimulatedKind
{
    /// <summary>Three-phase King.</summary>
    King,

    /// <summary>Three-phase Queen, marked by the flag <c>queen</c>.</summary>
    Queen,

    /// <summary>Queen whose payload lacks the flag.</summary>
    QueenWithoutFlag,

    /// <summary>Single-phase box, which reuses fields of the other phases for other things.</summary>
    SinglePhase,
}

/// <summary>A setting that the portal keeps for a box until it calls.</summary>
/// <param name="Changes">Columns and their new values, set together.</param>
/// <param name="ChargesFromGrid">Whether the battery is to be charged from the grid up to its target.</param>
internal sealed record Wish(IReadOnlyList<(string Table, string Column, int Value)> Changes, bool ChargesFromGrid = false)
{
    public Wish(string table, string column, int value)
        : this([(table, column, value)])
    {
    }

    /// <summary>When the portal accepted it.</summary>
    public DateTimeOffset StoredAt { get; init; }

    public bool Sets(string table, string column) => Changes.Any(change => (change.Table, change.Column) == (table, column));
}
