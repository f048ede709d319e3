using System.Text;
using CsCheck;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Oig.Api.SignIn.Tokens;
using Oig.Contracts.Sessions;

namespace Oig.SignIn.Tests.Sealing;

/// <summary>What is sealed comes back whole, or not at all.</summary>
public sealed class SealerTests
{
    private const string Secret = "the first secret of forty characters ...";
    private const string Other = "another secret, of forty characters also";

    private static readonly FakeTimeProvider Time = new(new(2026, 11, 26, 5, 0, 0, TimeSpan.Zero));
    private static readonly DateTimeOffset InAnHour = Time.GetUtcNow() + TimeSpan.FromHours(1);
    private static readonly Sealer Sealer = With(Secret);

    private static readonly Gen<Ticket> Tickets =
        from home in Gen.String[Gen.Char.AlphaNumeric, 43, 43]
        from grant in Gen.Guid
        from client in Gen.Guid
        from control in Gen.Bool
        from generation in Gen.Int[0, int.MaxValue]
        from passwords in Gen.Long[0, long.MaxValue]
        from email in Gen.String[1, 80]
        from password in Gen.String[0, 200]
        where Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(email + password)) == email + password
        select new Ticket(home, grant, client, control, generation, passwords, new(email, password));

    [Fact]
    public void A_ticket_comes_back_as_it_was() => Tickets.Sample(ticket =>
        Sealer.OpenTicket(SealKind.AccessToken, Sealer.Seal(SealKind.AccessToken, ticket, InAnHour)) == ticket);

    [Fact]
    public void A_code_comes_back_as_it_was() => Gen.Select(Tickets, Gen.String[0, 60], Gen.String[0, 43]).Sample((ticket, name, challenge) =>
    {
        var code = new CodeTicket(ticket, "https://client.example/cb", challenge, name, "client.example");
        if (Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name + challenge)) != name + challenge) return true;
        return Sealer.OpenCode(Sealer.SealCode(code, InAnHour)) is var (opened, until) && opened == code && until == InAnHour;
    });

    [Fact]
    public void A_token_of_which_any_byte_was_changed_is_refused() => Gen.Select(Tickets, Gen.Int[0, 10_000], Gen.Int[1, 63]).Sample((ticket, at, by) =>
    {
        var token = Sealer.Seal(SealKind.RefreshToken, ticket, InAnHour).ToCharArray();
        var place = SealKind.RefreshToken.Length + (at % (token.Length - SealKind.RefreshToken.Length));
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        token[place] = letters[(letters.IndexOf(token[place]) + by) % letters.Length];
        return Sealer.OpenTicket(SealKind.RefreshToken, new(token)) is null;
    });

    [Fact]
    public void Every_single_character_of_a_token_counts()
    {
        var token = Sealer.Seal(SealKind.AccessToken, new Ticket("home", Guid.NewGuid(), Guid.NewGuid(), true, 0, 0, new("a@example.com", "password")), InAnHour);
        Assert.All(Enumerable.Range(0, token.Length), place =>
        {
            var changed = token.ToCharArray();
            changed[place] = changed[place] == 'A' ? 'B' : 'A';
            Assert.Null(Sealer.OpenTicket(SealKind.AccessToken, new(changed)));
            Assert.Null(Sealer.OpenTicket(SealKind.AccessToken, token.Remove(place, 1)));
        });
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("=")]
    [InlineData("\n")]
    [InlineData("A")]
    [InlineData("AAAA")]
    public void Another_spelling_of_a_token_is_none(string more)
    {
        var token = Sealer.Seal(SealKind.Page, [1, 2, 3], InAnHour);
        Assert.NotNull(Sealer.Open(SealKind.Page, token));
        Assert.Null(Sealer.Open(SealKind.Page, token + more));
        Assert.Null(Sealer.Open(SealKind.Page, more + token));
    }

    [Fact]
    public void A_token_of_one_kind_passes_for_no_other()
    {
        foreach (var made in SealKind.All)
        {
            var token = Sealer.Seal(made, [1, 2, 3], InAnHour);
            foreach (var asked in SealKind.All.Where(kind => kind != made))
            {
                Assert.Null(Sealer.Open(asked, token));
                Assert.Null(Sealer.Open(asked, asked + token[made.Length..]));
            }
        }
    }

    [Fact]
    public void A_token_ends_at_its_time()
    {
        var time = new FakeTimeProvider(Time.GetUtcNow());
        var sealer = With(Secret, time: time);
        var token = sealer.Seal(SealKind.AccessToken, [1], time.GetUtcNow() + TimeSpan.FromMinutes(1));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.NotNull(sealer.Open(SealKind.AccessToken, token));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(sealer.Open(SealKind.AccessToken, token));
    }

    [Fact]
    public void A_token_of_another_secret_or_another_address_is_refused()
    {
        var token = Sealer.Seal(SealKind.AccessToken, [1], InAnHour);
        Assert.Null(With(Other).Open(SealKind.AccessToken, token));
        Assert.Null(With(Secret, url: "https://elsewhere.example").Open(SealKind.AccessToken, token));
    }

    [Fact]
    public void After_a_change_of_the_secret_the_one_before_opens_and_seals_no_more()
    {
        var before = Sealer.Seal(SealKind.RefreshToken, [1], InAnHour);
        var changed = With(Other, [Secret]);
        Assert.NotNull(changed.Open(SealKind.RefreshToken, before));
        Assert.Null(Sealer.Open(SealKind.RefreshToken, changed.Seal(SealKind.RefreshToken, [1], InAnHour)));
        Assert.Null(With(Other).Open(SealKind.RefreshToken, before));
    }

    [Fact]
    public void Nonsense_opens_nothing() => Gen.String[0, 300].Sample(text =>
        Sealer.Open(SealKind.AccessToken, text) is null && Sealer.Open(SealKind.AccessToken, SealKind.AccessToken + text) is null);

    [Fact]
    public void The_same_ticket_is_sealed_differently_each_time() =>
        Assert.NotEqual(Sealer.Seal(SealKind.Page, [1], InAnHour), Sealer.Seal(SealKind.Page, [1], InAnHour));

    [Fact]
    public void What_holds_a_password_prints_as_redacted()
    {
        var ticket = new Ticket("home", Guid.NewGuid(), Guid.NewGuid(), true, 0, 0, new("a@example.com", "a password"));
        Assert.All((object[])[ticket, new CodeTicket(ticket, "https://a.example/", "c", "n", "h")], one =>
        {
            Assert.DoesNotContain("password", one.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("example", one.ToString(), StringComparison.Ordinal);
        });
    }

    private static Sealer With(string secret, string[]? previous = null, string url = "https://battery.example.com", TimeProvider? time = null) => new(
        new SealingKeys(Options.Create(new SessionOptions { Secret = secret, PreviousSecrets = previous ?? [] }), PublicUrl.Parse(url)!),
        time ?? Time);
}
