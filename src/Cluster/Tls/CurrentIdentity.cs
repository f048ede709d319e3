using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Oig.Cluster.Tls;

/// <summary>The identity of this process, read again when its files change, so that renewing a certificate needs no restart.</summary>
internal sealed class CurrentIdentity(TlsFiles files, ILogger<CurrentIdentity> logger)
{
    private readonly Lock _gate = new();
    private IReadOnlyList<FileStamp> _stamps = IdentityFiles.Stamps(files);
    private Identity _identity = IdentityFiles.Read(files);

    public Identity Get()
    {
        lock (_gate)
        {
            var stamps = IdentityFiles.Stamps(files);
            if (!stamps.SequenceEqual(_stamps)) ReadAgain(stamps);
            return _identity;
        }
    }

    // Certificate and key are two files: between writing one and the other they do not fit together.
    private void ReadAgain(IReadOnlyList<FileStamp> stamps)
    {
        _stamps = stamps;
        try
        {
            _identity = IdentityFiles.Read(files);
            Log.IdentityRead(logger, _identity.Subject, _identity.ValidUntil);
        }
        catch (OptionsValidationException exception)
        {
            Log.IdentityNotRead(logger, exception.Message);
        }
    }
}
