using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oig.Grains.Files;

namespace Oig.Grains.Clustering.Tls;

/// <summary>The identity of this process, read again when its files change, so that renewing a certificate needs no restart.</summary>
internal sealed class CurrentIdentity(TlsOptions options, ILogger<CurrentIdentity> logger)
{
    private readonly Lock _gate = new();
    private IReadOnlyList<FileStamp> _stamps = IdentityFiles.Stamps(options);
    private Identity _identity = IdentityFiles.Read(options);

    public Identity Get()
    {
        lock (_gate)
        {
            var stamps = IdentityFiles.Stamps(options);
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
            _identity = IdentityFiles.Read(options);
            Log.IdentityRead(logger, _identity.Subject, _identity.ValidUntil);
        }
        catch (OptionsValidationException exception)
        {
            Log.IdentityNotRead(logger, exception.Message);
        }
    }
}
