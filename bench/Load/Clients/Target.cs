namespace Oig.Load.Clients;

/// <summary>What is asked: nodes in turn, accounts in turn.</summary>
internal sealed class Target(IReadOnlyList<Uri> nodes, int accounts)
{
    private int _next;

    public IReadOnlyList<Uri> Nodes => nodes;

    public int Accounts => accounts;

    public (Uri Node, int Account) Next()
    {
        var number = (uint)Interlocked.Increment(ref _next);
        return (nodes[(int)(number % nodes.Count)], (int)(number % accounts) + 1);
    }
}
