using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Oig.Api.Door;

namespace Oig.Server.Tests.Door;

public class CredentialsReaderTests
{
    private static readonly string Token = Base64("jana@example.com:tajné:~~?heslo");

    public static TheoryData<string> Spellings => new()
    {
        $"Basic {Token}",
        $"basic {Token}",
        $"Bearer {Token}",
        $"  BASIC   {Token}  ",
        $"Basic {Token.TrimEnd('=')}",
        $"Basic {Token[..10]} {Token[10..]}",
        $"Basic {Token.Replace('+', '-').Replace('/', '_')}",
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_token_is_understood_however_it_was_pasted(string authorization)
    {
        var result = CredentialsReader.Read(With(("Authorization", authorization)));
        Assert.Equal(("jana@example.com", "tajné:~~?heslo", AuthMethod.Basic), (result.Email, result.Password, result.Method));
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Digest abc")]
    [InlineData("Basic !!!")]
    [InlineData("Basic bm8tY29sb24=")]
    [InlineData("Basic OnBhc3N3b3Jk")]
    [InlineData("Basic ZW1haWw6")]
    [InlineData("Basic /////w==")]
    public void What_is_no_token_is_malformed_even_with_good_headers_beside_it(string authorization)
    {
        var result = CredentialsReader.Read(With(("Authorization", authorization), ("X-OIG-Email", "a@b.cz"), ("X-OIG-Password", "p")));
        Assert.Equal("Malformed Authorization header; expected Base64-encoded 'email:password'.", result.Problem?.Message);
    }

    [Fact]
    public void Headers_are_taken_when_there_is_no_authorization()
    {
        var result = CredentialsReader.Read(With(("X-OIG-Email", " jana@example.com "), ("X-OIG-Password", " with spaces ")));
        Assert.Equal(("jana@example.com", " with spaces ", AuthMethod.Header), (result.Email, result.Password, result.Method));
    }

    [Fact]
    public void Authorization_wins_over_headers()
    {
        var result = CredentialsReader.Read(With(("Authorization", $"Basic {Token}"), ("X-OIG-Email", "other@example.com"), ("X-OIG-Password", "p")));
        Assert.Equal("jana@example.com", result.Email);
    }

    [Theory]
    [InlineData("X-OIG-Email", "jana@example.com")]
    [InlineData("X-OIG-Password", "p")]
    [InlineData("Authorization", "  ")]
    public void Half_of_the_headers_is_nothing(string header, string value) =>
        Assert.Equal("missing_credentials", CredentialsReader.Read(With((header, value))).Problem?.Code);

    [Theory]
    [InlineData(new byte[] { 0xC5, 0xBE, 0x6C, 0x75 }, "žlu")]
    [InlineData(new byte[] { 0x6B, 0xE1, 0x76, 0x61 }, "káva")]
    [InlineData(new byte[] { 0xC3, 0xA9 }, "é")]
    public void A_password_is_read_as_UTF_8_where_it_is_that_and_else_as_Latin_1(byte[] sent, string password)
    {
        // Kestrel hands each byte on as a character.
        var header = Encoding.Latin1.GetString(sent);
        Assert.Equal(password, CredentialsReader.Read(With(("X-OIG-Email", "a@b.cz"), ("X-OIG-Password", header))).Password);
    }

    [Fact]
    public void Over_a_kilobyte_is_refused()
    {
        Assert.NotNull(CredentialsReader.Read(With(("Authorization", $"Basic {Base64("a@b.cz:" + new string('p', 1000))}"))).Problem);
        Assert.NotNull(CredentialsReader.Read(With(("X-OIG-Email", "a@b.cz"), ("X-OIG-Password", new string('p', 1100)))).Problem);
    }

    [Fact]
    public void Any_email_without_a_colon_and_any_password_survive_the_way() =>
        Gen.Select(Gen.String[Gen.Char['!', '9'], 1, 40], Gen.String[1, 100]).Where((_, password) => IsText(password)).Sample((email, password) =>
        {
            var read = CredentialsReader.Read(With(("Authorization", $"Basic {Base64($"{email}:{password}")}")));
            return read.Problem is null && read.Email == email && read.Password == password;
        });

    private static bool IsText(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static HeaderDictionary With(params (string Name, string Value)[] headers)
    {
        var all = new HeaderDictionary();
        foreach (var (name, value) in headers) all[name] = value;
        return all;
    }
}
