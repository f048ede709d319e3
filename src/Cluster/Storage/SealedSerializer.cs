using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Orleans.Serialization;
using Orleans.Storage;

namespace Oig.Cluster.Storage;

/// <summary>
/// Writes states so that a shared store holds no box number and no address in clear: Orleans' serializer, sealed under the common secret.
/// Reads what the version before wrote as JSON, too.
/// </summary>
internal sealed class SealedSerializer : IGrainStorageSerializer
{
    private readonly OrleansGrainStorageSerializer _serializer;
    private readonly JsonSerializerSettings _json;
    private readonly StateSeal _seal;
    private readonly StateSeal[] _before;
    private readonly ILogger _logger;

    public SealedSerializer(IServiceProvider services, string secret, params IEnumerable<string> previous)
    {
        _serializer = new(services.GetRequiredService<Serializer>());
        _json = OrleansJsonSerializerSettings.GetDefaultSerializerSettings(services);
        _json.SerializationBinder = new OldTypeNames(_json.SerializationBinder!);
        _seal = new(secret);
        _before = [.. previous.Select(one => new StateSeal(one))];
        _logger = services.GetRequiredService<ILogger<SealedSerializer>>();
    }

    public BinaryData Serialize<T>(T? input) => new(_seal.Close(_serializer.Serialize(input).ToMemory().Span));

    public T? Deserialize<T>(BinaryData input)
    {
        var stored = input.ToMemory().Span;
        if (!StateSeal.IsOn(stored)) return JsonConvert.DeserializeObject<T>(Encoding.UTF8.GetString(stored), _json);
        // Grants keep their keys through a change of the secret, and are found again where the one before is still known.
        if (SealOf(stored) is { } seal) return _serializer.Deserialize<T>(new(seal.Open(stored)));
        // After a change of the secret the keys of accounts and boxes are others; what has the same key begins anew.
        Log.StateOfOtherSecret(_logger);
        return Activator.CreateInstance<T>();
    }

    private StateSeal? SealOf(ReadOnlySpan<byte> stored)
    {
        foreach (var seal in (StateSeal[])[_seal, .. _before])
            if (seal.IsOwn(stored)) return seal;
        return null;
    }
}

/// <summary>AES-256-GCM under a key made from the secret; in front stands which secret it was.</summary>
internal sealed class StateSeal
{
    private const int IdLength = 8;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _key;
    private readonly byte[] _head;

    public StateSeal(string secret)
    {
        var text = Encoding.UTF8.GetBytes(secret);
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, text, outputLength: 32, info: "oig stored state"u8.ToArray());
        _head = [.. Mark, .. HKDF.DeriveKey(HashAlgorithmName.SHA256, text, IdLength, info: "oig stored state id"u8.ToArray())];
    }

    // No JSON text and no serialised state begins with these.
    private static ReadOnlySpan<byte> Mark => "OIG\u0001"u8;

    public static bool IsOn(ReadOnlySpan<byte> stored) => stored.StartsWith(Mark);

    public bool IsOwn(ReadOnlySpan<byte> stored) => stored.StartsWith(_head);

    public byte[] Close(ReadOnlySpan<byte> text)
    {
        var result = new byte[_head.Length + NonceLength + TagLength + text.Length];
        _head.CopyTo(result, 0);
        var rest = result.AsSpan(_head.Length);
        RandomNumberGenerator.Fill(rest[..NonceLength]);
        using var cipher = new AesGcm(_key, TagLength);
        cipher.Encrypt(rest[..NonceLength], text, rest[(NonceLength + TagLength)..], rest.Slice(NonceLength, TagLength), _head);
        return result;
    }

    /// <summary>Throws <see cref="CryptographicException"/> when it was altered.</summary>
    public byte[] Open(ReadOnlySpan<byte> stored)
    {
        var rest = stored[_head.Length..];
        if (rest.Length < NonceLength + TagLength) throw new CryptographicException("The stored state is cut off.");
        var text = new byte[rest.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(_key, TagLength);
        cipher.Decrypt(rest[..NonceLength], rest[(NonceLength + TagLength)..], rest.Slice(NonceLength, TagLength), text, _head);
        return text;
    }
}
