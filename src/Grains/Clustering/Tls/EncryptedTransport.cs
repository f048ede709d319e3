using System.IO.Pipelines;
using System.Net.Security;

namespace Oig.Grains.Clustering.Tls;

/// <summary>The pipes that Orleans talks through, on top of TLS.</summary>
internal sealed class EncryptedTransport(SslStream tls) : IDuplexPipe
{
    // Orleans ends reading and writing one after the other, and the stream is needed until both have.
    public PipeReader Input { get; } = PipeReader.Create(tls, new(leaveOpen: true));

    public PipeWriter Output { get; } = PipeWriter.Create(tls, new(leaveOpen: true));
}
