using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Erasure;

namespace Vigil.Server.Platform.Outbox;

/// <summary>Forgets what still waits to be done about erased cases, and what was given up: nothing follows from what nobody said any more.</summary>
internal sealed class OutboxOfCases : IPersonalData
{
    /// <inheritdoc/>
    public async Task<int> EraseAsync(WriteSession session, ErasedPerson person)
    {
        var forgotten = 0;
        foreach (var stream in person.Cases.Select(id => id.ToString()))
        {
            foreach (var sql in (string[])["delete from outbox where stream = @p0", "delete from dead_letters where stream = @p0"])
            {
                var command = session.Statement(sql, 1);
                command.Parameters[0].Value = stream;
                forgotten += await command.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }

        return forgotten;
    }
}
