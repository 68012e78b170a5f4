using Vigil.Contracts;
using Vigil.Server.Cases.Model;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Cases.Timeline;

/// <summary>Makes the files of new entries part of their cases, in the transaction that stores the entries: a file is in one message or in none. What is said beside it may tell that it shows a document.</summary>
internal static class BindFiles
{
    /// <exception cref="FileTakenException">One of them was sent or removed in the meantime.</exception>
    public static async Task RunAsync(WriteSession session, IEnumerable<CaseChange> changes)
    {
        foreach (var entry in changes.SelectMany(c => c.Entries).Where(e => e.Files.Count > 0))
        {
            var document = DocumentSigns.Named(entry.Text) ? "text" : null;
            foreach (var file in entry.Files)
            {
                var bind = session.Statement("update files set case_id = @p1, seq = @p2, document = coalesce(document, cast(@p3 as text)) where id = @p0 and case_id is null", 4);
                bind.Parameters[0].Value = file.Value;
                bind.Parameters[1].Value = entry.CaseId.Value;
                bind.Parameters[2].Value = entry.Seq;
                bind.Parameters[3].Value = (object?)document ?? DBNull.Value;
                if (await bind.ExecuteNonQueryAsync(CancellationToken.None) != 1)
                {
                    throw new FileTakenException(file);
                }
            }
        }
    }
}

/// <summary>Two messages wanted the same file in the same moment, or it was removed; this one comes too late.</summary>
internal sealed class FileTakenException(FileId file) : Exception($"File {file} was sent or removed in the meantime.");
