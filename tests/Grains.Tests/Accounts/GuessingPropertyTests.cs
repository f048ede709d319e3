using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Oig.Contracts.Accounts;
using Oig.Grains.Accounts;

namespace Oig.Grains.Tests.Accounts;

/// <summary>How much is learnt of a password by asking, whatever is asked and in whatever order.</summary>
public sealed class GuessingPropertyTests : GateTest
{
    private const string Home = "home";

    [Fact]
    public void Whatever_is_asked_from_however_many_addresses_no_more_than_a_hundred_and_ten_passwords_are_told_from_the_right_one_in_an_hour() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 300], Gen.Int[0, 2], Gen.Int[0, 60]).Array[200, 600].Sample(steps =>
        {
            var account = new GuessedAccount(Time.GetUtcNow());
            foreach (var (key, network, way, seconds) in steps)
            {
                var (asker, wrong) = ($"address-{network}", $"wrong-{key}");
                var tells = account.Admits(wrong, asker);
                account.Ask(wrong, asker, way);
                if (tells) account.Learn(network, key);
                account.Pass(seconds);
                Assert.True(account.Learnt.Count <= Options.GuessesPerHour + 10);
                Assert.True(account.Admits("right", Home));
            }
        }, iter: 50);

    [Fact]
    public void Whatever_is_asked_in_whatever_order_an_address_never_learns_of_more_than_ten_passwords_in_an_hour() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 300]).Array[50, 300].Sample(steps =>
        {
            var account = new GuessedAccount(Time.GetUtcNow());
            foreach (var (key, network, way, seconds) in steps)
            {
                var (asker, isRight) = ($"address-{network}", key == 0);
                // Only where the right password is told from a wrong one, something is learnt.
                var tells = account.Admits("another", asker);
                var isAccepted = account.Ask(isRight ? "right" : $"wrong-{key}", asker, way) && isRight;
                if (tells && !isRight) account.Learn(network, key);
                // Whoever logged in knows the password: what he tried before was his search for it.
                if (isAccepted) account.Forget(network);
                account.Pass(seconds);
                Assert.All(account.Learnt.GroupBy(guess => guess.Network), guesses => Assert.True(guesses.Count() <= Options.GuessesPerAddress));
            }
        }, iter: 50);

    /// <summary>An account whose owner is logged in, with a clock of its own since samples run side by side, and what is learnt of it in an hour.</summary>
    private sealed class GuessedAccount
    {
        private readonly FakeTimeProvider _time;
        private readonly AccountGate _gate;

        public GuessedAccount(DateTimeOffset now)
        {
            _time = new(now);
            _gate = new(new(), new(), _time);
            Ask("right", Home, way: 1);
        }

        /// <summary>Wrong passwords that were told from the right one within the last hour, by whom.</summary>
        public List<(int Network, int Key, DateTimeOffset At)> Learnt { get; } = [];

        public bool Admits(string key, string network) => _gate.Admit(key, network).Decision == LoginDecision.Granted;

        /// <summary>Compares in way 0, else logs in; true when the portal was asked.</summary>
        public bool Ask(string key, string network, int way)
        {
            if (way == 0) _gate.Compare(key, network);
            if (way == 0 || _gate.Request(key, network).Decision != LoginDecision.Granted) return false;
            _gate.Report(key, key == "right" ? LoginVerdict.Accepted : LoginVerdict.Refused, default, network);
            return true;
        }

        public void Learn(int network, int key)
        {
            if (!Learnt.Any(guess => (guess.Network, guess.Key) == (network, key))) Learnt.Add((network, key, _time.GetUtcNow()));
        }

        public void Forget(int network) => Learnt.RemoveAll(guess => guess.Network == network);

        public void Pass(int seconds)
        {
            _time.Advance(TimeSpan.FromSeconds(seconds));
            Learnt.RemoveAll(guess => _time.GetUtcNow() - guess.At >= TimeSpan.FromHours(1));
        }
    }
}
