using System.Security.Cryptography.X509Certificates;

namespace Oig.Simulator;

/// <summary>How a simulator starts; everything that may change while it runs is in <see cref="Switches"/>.</summary>
public sealed class SimulatorOptions
{
    /// <summary>TCP port on 127.0.0.1; 0 lets the system choose a free one.</summary>
    public int Port { get; init; }

    /// <summary>Path in front of every script, for example <c>/cez/</c>; slashes at both ends are added where missing.</summary>
    public string BasePath { get; init; } = "/";

    /// <summary>With a certificate (and its private key) the simulator speaks https, without one http.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Certificates sent after the leaf; leave it empty to send an incomplete chain as the real portal does.</summary>
    public X509Certificate2Collection Intermediates { get; init; } = [];

    /// <summary>Whether the two well-known test accounts exist from the start.</summary>
    public bool DefaultAccounts { get; init; } = true;

    /// <summary>
    /// Number of further accounts <c>load-000001@example.com</c>, … with the password <see cref="AccountBook.TestPassword"/>;
    /// an account takes memory from its first login on.
    /// </summary>
    public int LoadAccounts { get; init; }

    /// <summary>How many requests the record keeps in full; its counters stay exact beyond that. 0 keeps counters only.</summary>
    public int RequestCapacity { get; init; } = 10_000;

    /// <summary>Told of each request once it is answered, for those who measure; runs as a part of the request, so it must be quick.</summary>
    public Action<RecordedRequest>? Answered { get; init; }
}
