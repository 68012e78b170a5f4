namespace Vigil.Contracts.Messenger;

/// <summary>A file. Its bytes are read by its id, where it may be read.</summary>
/// <param name="Name">What a download is called: without path, control or direction characters, and ending as its content demands.</param>
/// <param name="Type">Media type, told by the content.</param>
/// <param name="Size">Bytes as kept: less than were sent where a picture told of its maker.</param>
/// <param name="Width">Pixels of a picture as it is shown.</param>
/// <param name="Thumbnail">Whether there is a small picture of it.</param>
/// <param name="Unchecked">The virus scanner was to look at it and could not.</param>
/// <param name="Covered">A customer has sent it and it may show a document of identity: staff get neither bytes nor small picture but by a reveal. To its owner it is open.</param>
public sealed record FileView(FileId FileId, string Name, string Type, long Size, int? Width = null, int? Height = null, bool Thumbnail = false, bool Unchecked = false, bool Covered = false);

/// <summary>Begins an upload that may be broken off and gone on with.</summary>
/// <param name="Size">1 to 20,971,520 bytes.</param>
public sealed record BeginUpload(string Name, long Size);

/// <summary>How far an upload is.</summary>
/// <param name="Size">What was announced; null where nothing was.</param>
/// <param name="Offset">Number of the next byte.</param>
/// <param name="File">The file, once all of it has come and been looked at.</param>
public sealed record UploadView(UploadId UploadId, long? Size, long Offset, FileView? File);
