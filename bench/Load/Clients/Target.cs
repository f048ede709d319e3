namespace Oig.Load.Clients;

/// <summary>Which of several nodes a call goes to.</summary>
internal enum Balancing
{
    /// <summary>Any of them, so that no account keeps to a node.</summary>
    Chance,

    /// <summary>Always the same one for an account, as from a balancer that goes by what the caller sends.</summary>
    Caller,
}

/// <summary>What is asked: accounts in turn, each time one of the nodes.</summary>
internal sealed class Target(IReadOnlyList<Uri> nodes, int accounts, IReadOnlyList<string>? tokens = null, Balancing balancing = Balancing.Chance)
{
    private int _next;

    public IReadOnlyList<Uri> Nodes => nodes;

    public int Accounts => accounts;

    /// <summary>The node at which an account logs in, and which holds its session from then on.</summary>
    public static Uri HomeOf(int account, IReadOnlyList<Uri> nodes) => nodes[account % nodes.Count];

    /// <summary>A client of its own, with the accounts' access tokens where they have some, else with their credentials.</summary>
    public Caller NewCaller() => new(tokens);

    public (Uri Node, int Account) Next()
    {
        var account = (int)((uint)Interlocked.Increment(ref _next) % accounts) + 1;
        return (balancing == Balancing.Caller ? HomeOf(account, nodes) : nodes[Random.Shared.Next(nodes.Count)], account);
    }
}
