using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Staff.Trail;

/// <summary>Where the audit trail's checkpoints go. Configuration section <c>Audit</c>.</summary>
public sealed class TrailOptions
{
    /// <summary>Minutes between checkpoints while anything happens, 1 to 60. The default is 5: what happened since the last one is what a thief of the database could cut off unnoticed.</summary>
    [Range(1, 60)]
    public int CheckpointMinutes { get; set; } = 5;

    /// <summary>
    /// The folder of checkpoints, one file for each node's key. Empty, the default: <c>audit</c> in the data folder, which protects from nobody who can write
    /// there. Name a mount that this machine can only append to, or have the files fetched from elsewhere every few minutes.
    /// </summary>
    public string CheckpointFolder { get; set; } = "";

    /// <summary>The file with this node's signing key (PKCS #8, PEM; ECDSA P-256), made at the first start. Empty, the default: <c>audit-key.pem</c> in the data folder.</summary>
    public string KeyFile { get; set; } = "";
}
