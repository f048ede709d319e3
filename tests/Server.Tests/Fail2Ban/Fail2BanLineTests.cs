using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using Oig.Api.Fail2Ban;

namespace Oig.Server.Tests.Fail2Ban;

public partial class Fail2BanLineTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 22, 13, 37, 0, TimeSpan.FromHours(1));
    private static readonly IPAddress Address = IPAddress.Parse("123.45.67.89");

    [Fact]
    public void The_line_is_the_predecessors() => Assert.Equal(
        "2026-11-22 13:37:00: oig-mcp-auth: FAILED for user [user@email.com] from IP [123.45.67.89]\n",
        Fail2BanLine.Format(Time, false, "user@email.com", Address));

    [Theory]
    [InlineData(1, "+0100")]
    [InlineData(0, "+0000")]
    [InlineData(-5, "-0500")]
    public void With_offset_the_time_tells_its_zone(int hours, string offset) => Assert.StartsWith(
        $"2026-11-22 13:37:00{offset}: oig-mcp-auth: ",
        Fail2BanLine.Format(new DateTimeOffset(Time.DateTime, TimeSpan.FromHours(hours)), true, "user@email.com", Address), StringComparison.Ordinal);

    [Fact]
    public void The_user_is_cut_after_128_characters() =>
        Assert.Contains($"[{new string('a', 128)}]", Fail2BanLine.Format(Time, false, new('a', 10_000), Address), StringComparison.Ordinal);

    [Fact]
    public void No_user_changes_the_shape_of_the_line() => Gen.String.Sample(user => Shape().IsMatch(Fail2BanLine.Format(Time, true, user, Address)));

    [Theory]
    [MemberData(nameof(Users))]
    public void No_hostile_user_changes_the_shape_of_the_line(int index) => Assert.Matches(Shape(), Fail2BanLine.Format(Time, false, HostileUsers.All[index], Address));

    public static TheoryData<int> Users => [.. Enumerable.Range(0, HostileUsers.All.Length)];

    [GeneratedRegex(@"\A2026-11-22 13:37:00(\+0100)?: oig-mcp-auth: FAILED for user \[[!-~-[\[\](){}<>]]{0,128}\] from IP \[123\.45\.67\.89\]\n\z")]
    private static partial Regex Shape();
}
