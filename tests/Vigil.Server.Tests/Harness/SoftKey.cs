using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Vigil.Server.Tests.Harness;

/// <summary>A passkey and the browser in front of it: answers challenges as W3C Web Authentication, level 3, has it, and lies where it is told to.</summary>
public sealed class SoftKey : IDisposable
{
    private const string Origin = "https://localhost";
    private const byte PresentAndVerified = 0x05;
    private const byte WithCredential = 0x40;

    private static readonly string[] Transports = ["internal"];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _user = "";
    private uint _counter;

    /// <summary>What the browser says where it is.</summary>
    public string At { get; init; } = Origin;

    /// <summary>Whether the person was asked for by finger, face or PIN.</summary>
    public bool Verifies { get; init; } = true;

    /// <summary>Makes the passkey: section 7.1, with attestation 'none' (8.7).</summary>
    public string Make(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _user = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var point = _key.ExportParameters(includePrivateParameters: false).Q;

        // COSE key of ES256 (RFC 9053, section 2.1): {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
        byte[] cose = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. DataOf("localhost", WithCredential), .. new byte[16], 0, (byte)_id.Length, .. _id, .. cose];
        byte[] attestation = [0xa3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xa0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Told(new { clientDataJSON = Text(ClientData("webauthn.create", asked)), attestationObject = Text(attestation), transports = Transports });
    }

    /// <summary>Shows the passkey: section 7.2.</summary>
    public string Show(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var (data, client) = (DataOf("localhost", 0), ClientData("webauthn.get", asked));
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Told(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = _user });
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private byte[] DataOf(string domain, byte more)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++_counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)((Verifies ? PresentAndVerified : 0x01) | more), .. counter];
    }

    private byte[] ClientData(string type, JsonDocument asked) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = At, crossOrigin = false });

    private string Told(object response) => JsonSerializer.Serialize(new { id = Text(_id), rawId = Text(_id), type = "public-key", response, clientExtensionResults = new { } });

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
