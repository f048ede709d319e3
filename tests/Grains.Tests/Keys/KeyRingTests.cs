using Microsoft.Extensions.Options;
using Oig.Contracts;
using Oig.Contracts.Sessions;

namespace Oig.Grains.Tests.Keys;

public class KeyRingTests
{
    private readonly KeyRing _keys = WithSecret("a secret of more than thirty-two characters");

    [Fact]
    public void Spellings_of_one_email_share_a_key() =>
        Assert.Equal(SessionKeyOf(new("jana@example.com", "p")), SessionKeyOf(new(" JANA@example.com", "p")));

    [Fact]
    public void Another_password_is_another_session() =>
        Assert.NotEqual(SessionKeyOf(new("jana@example.com", "p")), SessionKeyOf(new("jana@example.com", "P")));

    [Fact]
    public void Email_and_password_do_not_run_into_each_other() =>
        Assert.NotEqual(SessionKeyOf(new("jana@example.com", "\0p")), SessionKeyOf(new("jana@example.com\0", "p")));

    [Fact]
    public void An_account_key_is_never_a_session_key() =>
        Assert.NotEqual(_keys.ForAccount("jana@example.com"), SessionKeyOf(new("jana@example.com", "")));

    [Fact]
    public void Another_secret_makes_other_keys() =>
        Assert.NotEqual(_keys.ForAccount("jana@example.com"), WithSecret("another secret of more than thirty-two characters").ForAccount("jana@example.com"));

    [Fact]
    public void Without_a_secret_each_process_has_its_own() =>
        Assert.NotEqual(WithSecret(null).ForAccount("jana@example.com"), WithSecret(null).ForAccount("jana@example.com"));

    [Fact]
    public void A_key_is_43_characters_that_fit_into_a_url() => Assert.Matches("^[A-Za-z0-9_-]{43}$", SessionKeyOf(new Credentials("a", "b")));

    private static KeyRing WithSecret(string? secret) => new(Options.Create(new SessionOptions { Secret = secret }));

    private string SessionKeyOf(Credentials credentials) => _keys.Identify(credentials.Email, credentials.Password).Keys.Session;
}
