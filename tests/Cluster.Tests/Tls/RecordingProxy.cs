using System.Net;
using System.Net.Sockets;

namespace Oig.Cluster.Tests.Tls;

/// <summary>Somebody on the way between two processes, who passes everything on and keeps a copy.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly MemoryStream _record = new();
    private readonly int _target;
    private readonly Task _work;

    public RecordingProxy(int target)
    {
        _target = target;
        _listener.Start();
        _work = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>All bytes that passed so far, in both directions.</summary>
    public byte[] Record
    {
        get
        {
            lock (_record) return _record.ToArray();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _work;
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true) connections.Add(PassOnAsync(await _listener.AcceptTcpClientAsync(_over.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task PassOnAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(IPAddress.Loopback, _target);
        await Task.WhenAny(CopyAsync(near.GetStream(), far.GetStream()), CopyAsync(far.GetStream(), near.GetStream()));
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            while (await from.ReadAsync(buffer, _over.Token) is > 0 and var length)
            {
                lock (_record) _record.Write(buffer, 0, length);
                await to.WriteAsync(buffer.AsMemory(0, length), _over.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
        }
    }
}
