namespace Oig.Load.Clients;

/// <summary>What is asked: accounts in turn, each time one of the nodes by chance, so that no account keeps to a node.</summary>
internal sealed class Target(IReadOnlyList<Uri> nodes, int accounts, IReadOnlyList<string>? tokens = null)
{
    private int _next;

    public IReadOnlyList<Uri> Nodes => nodes;

    public int Accounts => accounts;

    /// <summary>A client of its own, with the accounts' access tokens where they have some, else with their credentials.</summary>
    public Caller NewCaller() => new(tokens);

    public (Uri Node, int Account) Next()
    {
        var number = (uint)Interlocked.Increment(ref _next);
        return (nodes[Random.Shared.Next(nodes.Count)], (int)(number % accounts) + 1);
    }
}
