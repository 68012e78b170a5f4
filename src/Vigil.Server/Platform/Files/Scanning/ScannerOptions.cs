using System.ComponentModel.DataAnnotations;
using System.Net.Sockets;

namespace Vigil.Server.Platform.Files.Scanning;

/// <summary>What happens to a file while the virus scanner does not answer.</summary>
public enum WhenScannerIsAway
{
    /// <summary>It is not taken, and its sender is asked to send it again later.</summary>
    Refuse,

    /// <summary>It is taken and marked as not checked.</summary>
    Mark,
}

/// <summary>A virus scanner (ClamAV's clamd) that every file passes before it is kept. Configuration section <c>VirusScanner</c>; nothing set, no file is scanned.</summary>
public sealed class ScannerOptions : IValidatableObject
{
    // sun_path of Linux (unix(7)), its closing zero included.
    private const int LongestPath = 107;

    /// <summary>Where clamd listens: the path of its socket (<c>LocalSocket</c>; on Debian <c>/var/run/clamav/clamd.ctl</c>), or <c>host:port</c> (<c>TCPSocket</c>). Empty, the default: no scanner.</summary>
    public string Address { get; set; } = "";

    /// <summary>What happens to a file while the scanner does not answer. The default refuses it for now.</summary>
    public WhenScannerIsAway WhenAway { get; set; } = WhenScannerIsAway.Refuse;

    /// <summary>Seconds that the scan of one file may take, as it came and as it is kept, waiting for clamd included. The default is 15: the browser gives up an upload after 20 seconds without an answer, and asks again.</summary>
    [Range(0.1, 18)]
    public double TimeoutSeconds { get; set; } = 15;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address.Length > 0 && Socket is null && Host is null)
        {
            yield return new ValidationResult("VirusScanner:Address must be the path of clamd's socket, of at most 107 bytes, or host:port.");
        }
    }

    /// <summary>The socket of this machine; null where it is not one.</summary>
    internal UnixDomainSocketEndPoint? Socket =>
        Path.IsPathRooted(Address) && System.Text.Encoding.UTF8.GetByteCount(Address) <= LongestPath ? new UnixDomainSocketEndPoint(Address) : null;

    /// <summary>Host and port; null where it is none.</summary>
    internal (string Name, int Port)? Host =>
        !Path.IsPathRooted(Address) && Uri.TryCreate($"tcp://{Address}", UriKind.Absolute, out var uri) && uri is { Port: > 0, PathAndQuery: "" or "/", UserInfo: "", Fragment: "" } ? (uri.IdnHost, uri.Port) : null;
}
