using System.Collections.Concurrent;
using Oig.Simulator;

namespace Oig.Server.Tests.Hosting;

/// <summary>
/// One server for a class whose boxes each stand in an account of their own. A box is read from the portal once: each login costs the second that the
/// portal is left in peace.
/// </summary>
public sealed class ServerOfManyOwners : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, SimulatedBox> _boxes = new();
    private readonly ConcurrentDictionary<SimulatedBox, string> _owners = new();
    private int _count;

    internal OigServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await OigServer.StartAsync(allow: Enumerable.Range(1, 100).Select(Email));

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>The box of that kind, the same each time.</summary>
    internal SimulatedBox BoxOf(string kind, Func<string, SimulatedBox> make) => _boxes.GetOrAdd(kind, make);

    /// <summary>The e-mail of the account with that box; the password is that of the test accounts.</summary>
    internal string OwnerOf(SimulatedBox box) => _owners.GetOrAdd(box, _ =>
    {
        var email = Email(Interlocked.Increment(ref _count));
        Server.Portal.Accounts.Add(email, AccountBook.TestPassword, box);
        return email;
    });

    private static string Email(int number) => $"owner{number}@example.com";
}
