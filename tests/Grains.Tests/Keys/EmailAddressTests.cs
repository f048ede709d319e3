using CsCheck;
using Oig.Contracts;

namespace Oig.Grains.Tests.Keys;

public class EmailAddressTests
{
    [Theory]
    [InlineData("jana@example.com")]
    [InlineData("JANA@Example.COM")]
    [InlineData("  jana@example.com\t")]
    [InlineData("jana@example.com\u200b")]
    [InlineData("ja\u00adna@example.com")]
    [InlineData("ja na@example.com")]
    [InlineData("\uff4aana@example.com")]
    [InlineData("jana\uff20example.com")]
    [InlineData("jana@example.com\r\n")]
    [InlineData("\u202ejana@example.com")]
    [InlineData("jana\ufe0f@example.com")]
    [InlineData("jana@example.com\0")]
    public void Variants_of_one_address_are_one_address(string variant) => Assert.Equal("jana@example.com", EmailAddress.Normalize(variant));

    [Fact]
    public void Different_addresses_stay_different() =>
        Assert.NotEqual(EmailAddress.Normalize("jana@example.com"), EmailAddress.Normalize("jána@example.com"));

    [Fact]
    public void Normalising_again_changes_nothing() =>
        Gen.String.Sample(text => EmailAddress.Normalize(EmailAddress.Normalize(text)) == EmailAddress.Normalize(text));

    [Fact]
    public void What_cannot_be_seen_never_stays() =>
        Gen.String.Sample(text => !EmailAddress.Normalize(text).Any(c => char.IsControl(c) || char.IsWhiteSpace(c)));
}
