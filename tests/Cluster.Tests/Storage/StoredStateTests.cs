using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Newtonsoft.Json.Serialization;
using Oig.Cluster.Storage;
using Oig.Grains.Accounts;

namespace Oig.Cluster.Tests.Storage;

/// <summary>How states stand in a store that others share.</summary>
public sealed class StoredStateTests : IDisposable
{
    private const string Secret = "a secret of forty characters for testing";

    // As the version before wrote it, with the type names of its time.
    private const string OldAccount = """
        {"$id":"1","$type":"Oig.Grains.Accounts.AccountState, Oig.Grains","Refusals":2,"LastRefusalAt":"2026-11-26T04:00:00+00:00","KnownGood":"good",
        "KnownBad":{"$id":"2","$type":"System.Collections.Generic.Dictionary`2[[System.String, System.Private.CoreLib],[System.DateTimeOffset, System.Private.CoreLib]], System.Private.CoreLib",
        "bad":"2026-11-26T05:00:00+00:00"},"Logins":{"$type":"System.Collections.Generic.List`1[[System.DateTimeOffset, System.Private.CoreLib]], System.Private.CoreLib","$values":["2026-11-26T04:00:00+00:00"]}}
        """;

    private readonly IHost _host = new HostBuilder().UseOrleansClient(client => client.UseLocalhostClustering()).Build();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_state_is_sealed_and_comes_back_as_it_was()
    {
        var stored = Serializer(Secret).Serialize(new AccountState { Refusals = 3, KnownGood = "well-known-key" });
        Assert.DoesNotContain("well-known-key", Encoding.Latin1.GetString(stored.ToArray()));
        var read = Serializer(Secret).Deserialize<AccountState>(stored)!;
        Assert.Equal((3, "well-known-key"), (read.Refusals, read.KnownGood));
    }

    [Fact]
    public void A_state_of_another_secret_begins_anew_and_an_altered_one_is_an_error()
    {
        var stored = Serializer(Secret).Serialize(new AccountState { Refusals = 3 }).ToArray();
        Assert.Equal(0, Serializer(Secret + "!").Deserialize<AccountState>(new(stored))!.Refusals);
        stored[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => Serializer(Secret).Deserialize<AccountState>(new(stored)));
        Assert.ThrowsAny<CryptographicException>(() => Serializer(Secret).Deserialize<AccountState>(new(stored[..20])));
    }

    [Fact]
    public void A_state_of_a_secret_before_is_read_and_written_under_the_new_one()
    {
        var stored = Serializer(Secret).Serialize(new AccountState { Refusals = 3 });
        var changed = new SealedSerializer(_host.Services, Secret + "!", "a secret that was in use even before that", Secret);
        var read = changed.Deserialize<AccountState>(stored)!;
        Assert.Equal(3, read.Refusals);
        var renewed = changed.Serialize(read);
        Assert.Equal(3, Serializer(Secret + "!").Deserialize<AccountState>(renewed)!.Refusals);
        Assert.Equal(0, Serializer(Secret).Deserialize<AccountState>(renewed)!.Refusals);
        var altered = stored.ToArray();
        altered[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => changed.Deserialize<AccountState>(new(altered)));
    }

    [Theory]
    [InlineData("Oig.Grains.Accounts.AccountState, Oig.Grains")]
    [InlineData("Oig.Elsewhere.AccountState, Oig.Elsewhere")]
    public void What_the_version_before_wrote_is_read_wherever_the_types_stand_now(string type)
    {
        var old = OldAccount.Replace("Oig.Grains.Accounts.AccountState, Oig.Grains", type, StringComparison.Ordinal);
        var read = Serializer(Secret).Deserialize<AccountState>(new(Encoding.UTF8.GetBytes(old)))!;
        Assert.Equal((2, "good", "bad", 1), (read.Refusals, read.KnownGood, Assert.Single(read.KnownBad).Key, read.Logins.Count));
    }

    [Fact]
    public void Types_within_types_are_found_by_their_own_names()
    {
        var names = new OldTypeNames(new DefaultSerializationBinder());
        Assert.Equal(typeof(List<AccountState>), names.BindToType("System.Private.CoreLib", "System.Collections.Generic.List`1[[Oig.Elsewhere.AccountState, Oig.Elsewhere]]"));
        Assert.Equal(typeof(AccountState[]), names.BindToType("Oig.Elsewhere", "Oig.Elsewhere.AccountState[]"));
        Assert.Equal(typeof(List<string>), names.BindToType("System.Private.CoreLib", "System.Collections.Generic.List`1[[System.String, System.Private.CoreLib]]"));
    }

    private SealedSerializer Serializer(string secret) => new(_host.Services, secret);
}
