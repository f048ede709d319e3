namespace Oig.Api.Access;

/// <summary>The names this server may be called by: loopback ones and those configured, with <c>*.suffix</c> and <c>*</c>.</summary>
internal sealed class HostNames(IEnumerable<string> configured)
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]", "::1"];

    private readonly string[] _names = [.. Loopback, .. configured];

    public bool Contain(string host) => host.Length > 0 && _names.Any(name => Matches(name, host));

    private static bool Matches(string name, string host) =>
        name == "*"
        || (name.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase))
        || host.Equals(name, StringComparison.OrdinalIgnoreCase);
}
