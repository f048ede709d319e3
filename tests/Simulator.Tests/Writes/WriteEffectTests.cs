using Oig.Simulator.Tests.Support;

namespace Oig.Simulator.Tests.Writes;

public sealed class WriteEffectTests : LoggedInTest
{
    [Fact]
    public async Task A_write_takes_effect_after_a_minute_and_the_box_has_called_since()
    {
        await SetModeAsync(2);
        Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await ModeAsync());
        Assert.Equal(1, Box.PendingWrites);

        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await ModeAsync());
        Assert.Equal(0, Box.PendingWrites);
        Assert.True(string.CompareOrdinal(await LastCallAsync(), "2026-06-14 12:00:30") > 0);
    }

    [Fact]
    public async Task The_delay_can_be_set()
    {
        Portal.Switches.WriteDelay = TimeSpan.FromMinutes(10);
        await SetModeAsync(2);
        Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(0, await ModeAsync());

        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await ModeAsync());
    }

    [Fact]
    public async Task A_write_can_take_effect_at_once()
    {
        Portal.Switches.WriteEffect = WriteEffect.AtOnce;
        await SetModeAsync(2);

        Assert.Equal(2, await ModeAsync());
    }

    [Fact]
    public async Task An_ignored_write_is_accepted_and_never_happens()
    {
        Portal.Switches.WriteEffect = WriteEffect.Ignored;
        await SetModeAsync(2);
        Time.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(0, await ModeAsync());
        Assert.Equal(0, Box.PendingWrites);
    }

    [Fact]
    public async Task An_offline_box_stands_still_until_it_is_back_and_then_follows()
    {
        Portal.Switches.WriteEffect = WriteEffect.Never;
        var before = (await Visitor.LiveAsync()).Text;
        await SetModeAsync(2);
        Time.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal(before, (await Visitor.LiveAsync()).Text);

        Portal.Switches.WriteEffect = WriteEffect.Delayed;
        Assert.Equal(before, (await Visitor.LiveAsync()).Text);

        Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(2, await ModeAsync());
        Assert.True(string.CompareOrdinal(await LastCallAsync(), "2026-06-14 12:25:30") >= 0);
    }

    [Fact]
    public async Task A_wish_of_before_the_silence_waits_through_it()
    {
        await SetModeAsync(2);
        Time.Advance(TimeSpan.FromSeconds(30));
        Portal.Switches.WriteEffect = WriteEffect.Never;
        Time.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal(0, await ModeAsync());

        Portal.Switches.Reset();
        Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(2, await ModeAsync());
    }

    [Fact]
    public async Task One_account_can_be_offline_alone()
    {
        using var other = new Visitor(Portal.BaseUrl);
        await other.LogInAsync(AccountBook.TwoBoxesEmail);
        Portal.Accounts[AccountBook.OneBoxEmail].Switches.WriteEffect = WriteEffect.Never;
        var (before, othersBefore) = ((await Visitor.LiveAsync()).Text, (await other.LiveAsync()).Text);
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(before, (await Visitor.LiveAsync()).Text);
        Assert.NotEqual(othersBefore, (await other.LiveAsync()).Text);
    }

    [Fact]
    public async Task Wishes_are_followed_in_their_order()
    {
        await SetModeAsync(2);
        Time.Advance(TimeSpan.FromSeconds(10));
        await SetModeAsync(1);
        Time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(2, await ModeAsync());

        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, await ModeAsync());
    }

    [Fact]
    public async Task Two_accounts_can_share_a_box()
    {
        using var partner = new Visitor(Portal.BaseUrl);
        Portal.Accounts.Add("partner@example.com", "secret", Box);
        await partner.LogInAsync("partner@example.com", "secret");
        await SetModeAsync(2);
        Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(2, (await partner.BoxAsync(Box.Id)).Whole("box_prms", "mode"));
    }

    [Theory]
    [InlineData(SideEffects.None, 20)]
    [InlineData(SideEffects.MinimumCharge, 30)]
    public async Task A_mode_change_can_alter_another_field(SideEffects effects, int minimum)
    {
        Portal.Switches.SideEffects = effects;
        Portal.Switches.WriteEffect = WriteEffect.AtOnce;
        await Visitor.SetAsync(Box.Id, "box_prm2", "app", 1);
        Assert.Equal(20, (await Visitor.BoxAsync(Box.Id)).Whole("batt_prms", "bat_min"));

        await SetModeAsync(2);
        Assert.Equal(minimum, (await Visitor.BoxAsync(Box.Id)).Whole("batt_prms", "bat_min"));
    }

    [Fact]
    public async Task Charging_from_the_grid_charges_with_import_until_the_target_and_then_stops()
    {
        Time.SetUtcNow(Noon.Date.AddDays(1));
        await Visitor.LogInAsync();
        await Visitor.WriteAsync("Battery.Format.Save.php", """{"bat_ac":"95"}""");
        Time.Advance(TimeSpan.FromMinutes(10));
        var charging = await Visitor.BoxAsync(Box.Id);

        Assert.Equal(95, charging.Whole("box_prms", "bat_ac"));
        Assert.InRange(charging.Whole("actual", "bat_p"), 2_500, 5_000);
        Assert.True(charging.Grid("actual") > 2_000, "it comes from the grid");

        Time.Advance(TimeSpan.FromHours(6));
        await Visitor.LogInAsync();
        Assert.True((await Visitor.BoxAsync(Box.Id)).Grid("actual") < 1_000, "the order is fulfilled");
    }

    private async Task SetModeAsync(int mode) => await Visitor.SetAsync(Box.Id, "box_prms", "mode", mode);

    private async Task<int> ModeAsync() => (await Visitor.BoxAsync(Box.Id)).Whole("box_prms", "mode");

    private async Task<string> LastCallAsync() =>
        (await Visitor.BoxAsync(Box.Id)).GetProperty("device").GetProperty("lastcall").GetString()!;
}
