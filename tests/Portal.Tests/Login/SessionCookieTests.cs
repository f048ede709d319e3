using CsCheck;
using Oig.Portal.Failures;
using Oig.Portal.Once;

namespace Oig.Portal.Tests.Login;

public sealed class SessionCookieTests
{
    [Fact]
    public void Of_several_the_last_counts()
    {
        Assert.Equal("new", SessionCookieReader.Read(["PHPSESSID=old; path=/", "lang=cs", "PHPSESSID=new; path=/"])?.CookieValue);
        Assert.Null(SessionCookieReader.Read(["PHPSESSID=old", "PHPSESSID=deleted; Max-Age=0"]));
    }

    [Theory]
    [InlineData("a\tb")]
    [InlineData("a b")]
    [InlineData("a\u0001b")]
    [InlineData("a\u007Fb")]
    [InlineData("a,b")]
    [InlineData("a\\b")]
    [InlineData("\"ab\"")]
    [InlineData("žluť")]
    public void A_value_that_no_cookie_may_have_is_an_unknown_answer(string value)
    {
        var failure = Assert.Throws<PortalChangedException>(() => SessionCookieReader.Read([$"PHPSESSID={value}; path=/"]));
        Assert.DoesNotContain(value, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_value_is_an_unknown_answer()
    {
        Assert.NotNull(SessionCookieReader.Read(["PHPSESSID=" + new string('a', 256)]));
        Assert.Throws<PortalChangedException>(() => SessionCookieReader.Read(["PHPSESSID=" + new string('a', 257)]));
    }

    [Fact]
    public void Whatever_is_accepted_can_stand_in_a_header() =>
        Gen.String.Array.Sample(headers =>
        {
            try
            {
                return SessionCookieReader.Read(headers.Select(header => "PHPSESSID=" + header))?.CookieValue.All(c => c is > ' ' and < '\u007F' and not ';') ?? true;
            }
            catch (PortalChangedException)
            {
                return true;
            }
        });
}
