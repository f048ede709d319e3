using Microsoft.Extensions.Time.Testing;
using Oig.Contracts.Grants;
using Oig.Grains.Grants;

namespace Oig.SignIn.Tests.Grants;

/// <summary>Codes are good once, refresh tokens until there is a newer one.</summary>
public sealed class GrantBookTests
{
    private readonly FakeTimeProvider _time = new(new(2026, 11, 26, 5, 0, 0, TimeSpan.Zero));
    private readonly GrantsState _state = new();

    private GrantBook Book => new(_state, _time);

    [Fact]
    public void A_code_begins_a_grant_of_the_first_generation()
    {
        var answer = Begin(Guid.NewGuid());
        Assert.Equal((GrantOutcome.Granted, 1), (answer.Outcome, answer.Generation));
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromDays(30), answer.ExpiresAt);
    }

    [Fact]
    public void A_code_used_twice_ends_the_grant_that_it_began()
    {
        var id = Guid.NewGuid();
        Begin(id);
        Assert.Equal(GrantOutcome.Replayed, Begin(id).Outcome);
        Assert.False(Book.Use(id).IsGood);
        Assert.Equal(GrantOutcome.Unknown, Book.Refresh(id, 1).Outcome);
        Assert.Equal(GrantOutcome.Replayed, Begin(id).Outcome);
    }

    [Fact]
    public void A_code_whose_grant_was_revoked_begins_it_no_more()
    {
        var id = Guid.NewGuid();
        Begin(id);
        Assert.True(Book.Revoke(id));
        Assert.Equal(GrantOutcome.Replayed, Begin(id).Outcome);
        Assert.Empty(Book.List());
    }

    [Fact]
    public void An_expired_code_begins_nothing() =>
        Assert.Equal(GrantOutcome.Unknown, Book.Begin(new(Guid.NewGuid(), "c", "h", false, _time.GetUtcNow())).Outcome);

    [Fact]
    public void Each_refresh_makes_the_next_generation()
    {
        var id = Guid.NewGuid();
        Begin(id);
        Assert.Equal(2, Book.Refresh(id, 1).Generation);
        Assert.Equal(3, Book.Refresh(id, 2).Generation);
    }

    [Fact]
    public void Five_refreshes_at_once_get_the_same_generation()
    {
        var id = Guid.NewGuid();
        Begin(id);
        Assert.All(Enumerable.Range(0, 5).Select(_ => Book.Refresh(id, 1)), answer => Assert.Equal((GrantOutcome.Granted, 2), (answer.Outcome, answer.Generation)));
    }

    [Fact]
    public void The_generation_before_is_good_for_two_minutes_and_ends_the_grant_after_them()
    {
        var id = Guid.NewGuid();
        Begin(id);
        Book.Refresh(id, 1);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(GrantOutcome.Granted, Book.Refresh(id, 1).Outcome);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(GrantOutcome.Replayed, Book.Refresh(id, 1).Outcome);
        Assert.Equal(GrantOutcome.Unknown, Book.Refresh(id, 2).Outcome);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(9)]
    public void Any_other_generation_ends_the_grant_at_once(int generation)
    {
        var id = Guid.NewGuid();
        Begin(id);
        Book.Refresh(id, 1);
        Book.Refresh(id, 2);
        Assert.Equal(GrantOutcome.Replayed, Book.Refresh(id, generation).Outcome);
        Assert.False(Book.Use(id).IsGood);
    }

    [Fact]
    public void A_grant_that_is_not_refreshed_ends_after_thirty_days()
    {
        var id = Guid.NewGuid();
        Begin(id);
        _time.Advance(TimeSpan.FromDays(30));
        Assert.False(Book.Use(id).IsGood);
        Assert.Empty(_state.Grants);
    }

    [Fact]
    public void No_grant_lasts_longer_than_ninety_days()
    {
        var id = Guid.NewGuid();
        var until = _time.GetUtcNow() + TimeSpan.FromDays(90);
        var answer = Begin(id);
        for (var days = 0; days < 75; days += 25)
        {
            _time.Advance(TimeSpan.FromDays(25));
            answer = Book.Refresh(id, answer.Generation);
        }

        Assert.Equal(until, answer.ExpiresAt);
        _time.Advance(TimeSpan.FromDays(15));
        Assert.Equal(GrantOutcome.Unknown, Book.Refresh(id, answer.Generation).Outcome);
    }

    [Fact]
    public void The_last_use_is_news_once_an_hour()
    {
        var id = Guid.NewGuid();
        Begin(id);
        Assert.Equal((true, false), Book.Use(id));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((true, true), Book.Use(id));
        Assert.Equal((true, false), Book.Use(id));
        Assert.Equal(_time.GetUtcNow(), Assert.Single(Book.List()).LastUsedAt);
    }

    [Fact]
    public void An_account_keeps_the_fifty_grants_that_were_used_last()
    {
        var first = Guid.NewGuid();
        Begin(first);
        for (var i = 0; i < 50; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Begin(Guid.NewGuid());
        }

        Assert.Equal(50, Book.List().Length);
        Assert.False(Book.Use(first).IsGood);
    }

    [Fact]
    public void Used_codes_are_forgotten_when_they_could_not_come_again()
    {
        Begin(Guid.NewGuid());
        _time.Advance(TimeSpan.FromMinutes(2));
        Book.List();
        Assert.Empty(_state.UsedCodes);
    }

    private GrantAnswer Begin(Guid id) => Book.Begin(new(id, "a client", "client.example", false, _time.GetUtcNow() + TimeSpan.FromMinutes(1)));
}
