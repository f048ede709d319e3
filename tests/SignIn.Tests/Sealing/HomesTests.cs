using Microsoft.Extensions.Options;
using Oig.Api.SignIn.Tokens;
using Oig.Contracts.Sessions;

namespace Oig.SignIn.Tests.Sealing;

public sealed class HomesTests
{
    private const string Secret = "the first secret of forty characters ...";
    private const string Next = "another secret, of forty characters also";

    [Fact]
    public void The_grants_of_an_account_are_found_however_its_email_is_written() =>
        Assert.Equal(With(Secret).Of("Owner@Example.com "), With(Secret).Of("owner@example.com"));

    [Fact]
    public void Two_accounts_have_different_homes() => Assert.NotEqual(With(Secret).Of("a@example.com"), With(Secret).Of("b@example.com"));

    [Fact]
    public void After_a_change_of_the_secret_grants_made_before_are_still_found() =>
        Assert.Equal([With(Next).Of("a@example.com"), With(Secret).Of("a@example.com")], With(Next, Secret).All("a@example.com"));

    private static Homes With(string secret, params string[] previous) => new(new SealingKeys(
        Options.Create(new SessionOptions { Secret = secret, PreviousSecrets = previous }), PublicUrl.Parse("https://battery.example.com")!));
}
