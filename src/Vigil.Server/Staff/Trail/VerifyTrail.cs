using System.Globalization;
using System.Security.Cryptography;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Staff.Trail;

/// <summary>Compares the trail with its chain and with checkpoints, and names what does not fit. Reads only.</summary>
internal sealed class VerifyTrail(TrailStore store, TimeProvider clock)
{
    // Sealed each second; what waits longer waits for a server that does not run.
    private static readonly TimeSpan SealedWithin = TimeSpan.FromMinutes(1);

    // Findings beyond these say nothing more.
    private const int MaxFindings = 20;

    /// <summary>Walks the whole trail.</summary>
    /// <param name="folders">Folders of checkpoints, each as a server writes them.</param>
    /// <param name="trusted">The public keys that alone may have signed; empty to take those that lie in the folders.</param>
    public async Task<TrailReport> RunAsync(IReadOnlyList<string> folders, IReadOnlyList<ECDsa> trusted, CancellationToken cancellationToken)
    {
        var (findings, remarks) = (new List<string>(), new List<string>());
        var known = trusted.ToDictionary(Checkpoint.KeyId, StringComparer.Ordinal);
        var kept = new List<KeptCheckpoint>();
        foreach (var folder in folders)
        {
            kept.AddRange(await CheckpointFolder.ReadAsync(folder, cancellationToken));
            if (trusted.Count == 0)
            {
                foreach (var (id, key) in await CheckpointFolder.KeysAsync(folder, cancellationToken))
                {
                    known.TryAdd(id, key);
                }
            }
        }

        kept.AddRange((await store.CheckpointsAsync(cancellationToken)).Select(c => new KeptCheckpoint("the database", c)));
        var held = Held(kept, known, findings, remarks);
        var last = await WalkAsync(held, findings, cancellationToken);
        if (held.MaxBy(c => c.Read!.Seq) is var (where, checkpoint) && checkpoint!.Seq > last.Seq)
        {
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"The trail ends with link {last.Seq}, but {where} vouches for link {checkpoint.Seq} of {Time(checkpoint.At)}: its end was cut off, or an older copy put back."));
        }

        var waiting = 0;
        await foreach (var (unlinked, waits) in store.UnlinkedAsync(cancellationToken))
        {
            if (!waits)
            {
                findings.Add($"Event {unlinked.Id} of {Time(unlinked.At)} ({unlinked.Action}) has no link: it was put in past the product, or its link was taken away.");
            }
            else if (clock.GetUtcNow() - Microseconds.ToTime(unlinked.At) > SealedWithin)
            {
                waiting++;
            }

            if (findings.Count >= MaxFindings)
            {
                break;
            }
        }

        if (waiting > 0)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{waiting} events have waited for more than a minute to be sealed; start the server."));
        }

        if (held.Count == 0)
        {
            remarks.Add("No checkpoint vouches for the trail: that its end was cut off could not be noticed.");
        }

        return new TrailReport(last.Seq, held.Count, held.Select(c => c.Read!).MaxBy(c => c.Seq), findings, remarks);
    }

    // Those that a known key has signed.
    private static List<KeptCheckpoint> Held(List<KeptCheckpoint> kept, Dictionary<string, ECDsa> known, List<string> findings, List<string> remarks)
    {
        var held = new List<KeptCheckpoint>();
        foreach (var each in kept)
        {
            if (each.Read is not { } checkpoint)
            {
                remarks.Add($"{each.Where} is no checkpoint, as after a power cut while it was written.");
            }
            else if (!known.TryGetValue(checkpoint.Key, out var key))
            {
                remarks.Add($"{each.Where} is signed with the key {checkpoint.Key}, whose public key is not known here.");
            }
            else if (!checkpoint.IsSignedBy(key))
            {
                findings.Add(string.Create(CultureInfo.InvariantCulture, $"The checkpoint of link {checkpoint.Seq} in {each.Where} is not what the key {checkpoint.Key} signed."));
            }
            else
            {
                held.Add(each);
            }
        }

        return held;
    }

    // Stops at the first broken link: behind it every hash differs.
    private async Task<TrailLink> WalkAsync(List<KeptCheckpoint> held, List<string> findings, CancellationToken cancellationToken)
    {
        var vouched = held.ToLookup(c => c.Read!.Seq);
        var last = TrailLink.None;
        await foreach (var (link, sealedEvent) in store.LinksAsync(cancellationToken))
        {
            var broken = link.Seq != last.Seq + 1 ? string.Create(CultureInfo.InvariantCulture, $"link {last.Seq + 1} is missing")
                : sealedEvent is null ? $"its event {link.EventId} is missing"
                : !last.Next(sealedEvent).Hash.AsSpan().SequenceEqual(link.Hash) ? $"its event {sealedEvent.Id} of {Time(sealedEvent.At)} ({sealedEvent.Actor} {sealedEvent.Action} {sealedEvent.Object}) or the link itself was changed"
                : null;
            if (broken is not null)
            {
                findings.Add(string.Create(CultureInfo.InvariantCulture, $"The chain is broken at link {link.Seq}: {broken}."));

                // How far the trail reaches is still asked of the checkpoints.
                return await store.LastAsync(cancellationToken);
            }

            if (vouched[link.Seq].FirstOrDefault(c => !c.Read!.Hash.AsSpan().SequenceEqual(link.Hash)) is { } other)
            {
                findings.Add(string.Create(CultureInfo.InvariantCulture, $"Link {link.Seq} ({Time(sealedEvent!.At)}) is not the one that {other.Where} vouches for: the trail was made anew up to here, or an older copy put back and gone on with."));
                return await store.LastAsync(cancellationToken);
            }

            last = link;
        }

        return last;
    }

    private static string Time(long at) => Microseconds.ToTime(at).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>What a walk over the trail found.</summary>
/// <param name="Links">The last link's number.</param>
/// <param name="Checkpoints">How many signed checkpoints it was compared with.</param>
/// <param name="Latest">The one that reaches farthest.</param>
/// <param name="Findings">What does not fit; the trail holds where there is none.</param>
/// <param name="Remarks">What could not be compared.</param>
internal sealed record TrailReport(long Links, int Checkpoints, Checkpoint? Latest, IReadOnlyList<string> Findings, IReadOnlyList<string> Remarks);
