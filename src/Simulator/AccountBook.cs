using System.Collections.Concurrent;

namespace Oig.Simulator;

/// <summary>The accounts that may log in, by e-mail (any case).</summary>
public sealed class AccountBook
{
    /// <summary>Password of the well-known accounts and of the load accounts.</summary>
    public const string TestPassword = "test_password_123";

    /// <summary>Well-known account with one King box.</summary>
    public const string OneBoxEmail = "test@example.com";

    /// <summary>Well-known account with a King box with heater and a Queen box.</summary>
    public const string TwoBoxesEmail = "two@example.com";

    private readonly ConcurrentDictionary<string, SimulatedAccount> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _loadAccounts;
    private readonly TimeProvider _time;

    internal AccountBook(SimulatorOptions options, TimeProvider time)
    {
        _time = time;
        _loadAccounts = options.LoadAccounts;
        Switches = new Switches(time);
        if (!options.DefaultAccounts)
            return;
        Add(OneBoxEmail, TestPassword, new SimulatedBox("2206230001"));
        Add(TwoBoxesEmail, TestPassword,
            new SimulatedBox("2206230002") { HasBoiler = true }, new SimulatedBox("2206230003", SimulatedKind.Queen));
    }

    /// <summary>The accounts there are, by e-mail; load accounts only once they have logged in.</summary>
    public IReadOnlyList<SimulatedAccount> All => [.. _accounts.Values.OrderBy(account => account.Email, StringComparer.Ordinal)];

    internal Switches Switches { get; }

    /// <summary>The account with that e-mail; throws <see cref="KeyNotFoundException"/> if there is none.</summary>
    public SimulatedAccount this[string email] => Find(email) ?? throw new KeyNotFoundException("No such account.");

    /// <summary>Adds an account, or replaces the one with the same e-mail; a box may belong to several accounts.</summary>
    public SimulatedAccount Add(string email, string password, params SimulatedBox[] boxes) =>
        _accounts[email] = new SimulatedAccount(email, password, boxes, Switches, _time);

    /// <summary>The account with that e-mail, or null.</summary>
    public SimulatedAccount? Find(string email)
    {
        if (_accounts.TryGetValue(email, out var account))
            return account;
        return LoadAccount.Number(email, _loadAccounts) is { } number
            ? _accounts.GetOrAdd(LoadAccount.Email(number), NewLoadAccount, number)
            : null;
    }

    private SimulatedAccount NewLoadAccount(string email, int number) =>
        new(email, TestPassword, [LoadAccount.Box(number)], Switches, _time);
}
