using Microsoft.Extensions.DependencyInjection;
using Oig.Contracts.Outcomes;
using Orleans.Serialization;

namespace Oig.Cluster.Tests.Versions;

/// <summary>Silos of two versions side by side.</summary>
public sealed class RollingUpdateTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    [Fact]
    public void An_older_version_reads_what_a_newer_one_with_one_more_member_wrote() => Assert.Equal(
        new Failure(FailureCode.LockedOut, "Too many.", TimeSpan.FromSeconds(10)),
        Travel<NextFailure, Failure>(new(FailureCode.LockedOut, "Too many.", TimeSpan.FromSeconds(10), "Wait.")));

    [Fact]
    public void A_newer_version_reads_what_an_older_one_wrote() => Assert.Equal(
        new NextFailure(FailureCode.LockedOut, "Too many.", TimeSpan.FromSeconds(10)),
        Travel<Failure, NextFailure>(new(FailureCode.LockedOut, "Too many.", TimeSpan.FromSeconds(10))));

    public void Dispose() => _services.Dispose();

    private TReader Travel<TWriter, TReader>(TWriter value) =>
        _services.GetRequiredService<Serializer<TReader>>().Deserialize(_services.GetRequiredService<Serializer<TWriter>>().SerializeToArray(value))!;
}
