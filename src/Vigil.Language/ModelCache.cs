using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Vigil.Language.Text;
using Vigil.Language.Topics;

namespace Vigil.Language;

/// <summary>Keeps the trained model in a folder, named by what it was trained from, so that a start reads it in milliseconds instead of training.</summary>
public static class ModelCache
{
    // Two where a general classifier has three: with a hundred thousand features a third would take as long to train as the server to build.
    internal const int Members = 2;

    // Tens of thousands of phrases, which change with the build alone.
    private static readonly Lazy<string> Present = new(() => Key(PhraseBook.Load()));

    // The one read last: several hosts in one process share it, for it never changes.
    private static volatile Kept? _last;

    // Several hosts in one process would otherwise write the same file aside; those of other folders do not wait for it.
    private static readonly ConcurrentDictionary<string, Lock> Gates = new(StringComparer.Ordinal);

    /// <summary>
    /// Reads the model for the present phrases, or trains and stores it. The file appears whole or not at all (written aside, then moved), so several processes may share the folder;
    /// a damaged file is replaced. The folder is made if needed.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static TopicClassifier LoadOrTrain(string directory)
    {
        lock (Gates.GetOrAdd(Path.GetFullPath(directory), _ => new Lock()))
        {
            return ReadOrTrain(directory, Present.Value, PhraseBook.Load);
        }
    }

    /// <summary>The same for other phrases.</summary>
    internal static TopicClassifier LoadOrTrain(string directory, IReadOnlyList<LabelledText> phrases)
    {
        lock (Gates.GetOrAdd(Path.GetFullPath(directory), _ => new Lock()))
        {
            return ReadOrTrain(directory, Key(phrases), () => phrases);
        }
    }

    /// <summary>SHA-256, in hex, over the phrases, the lexicon, the table of traditional characters and the model's format version.</summary>
    internal static string Key(IEnumerable<LabelledText> phrases)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(TopicClassifier.FormatVersion));
        foreach (var line in Lexicon.Lines().Concat(Traditional.Lines()))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }

        foreach (var phrase in phrases)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{phrase.Topic}\t{phrase.Language}\t{phrase.Text}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static TopicClassifier ReadOrTrain(string directory, string key, Func<IReadOnlyList<LabelledText>> phrases)
    {
        var path = Path.Combine(directory, $"topics-{key}.bin");
        var file = new FileInfo(path);
        if (_last is { } last && last.Path == path && file.Exists && file.Length == last.Length && file.LastWriteTimeUtc == last.Written)
        {
            return last.Model;
        }

        if (Read(path) is { } stored)
        {
            _last = new Kept(path, file.Length, file.LastWriteTimeUtc, stored);
            return stored;
        }

        var trained = TopicClassifier.Train(phrases(), trade: true, members: Members);
        Directory.CreateDirectory(directory);
        var aside = Path.Combine(directory, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
        using (var stream = File.Create(aside))
        {
            trained.Save(stream);
        }

        File.Move(aside, path, overwrite: true);
        return trained;
    }

    private static TopicClassifier? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return TopicClassifier.Load(path);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private sealed record Kept(string Path, long Length, DateTime Written, TopicClassifier Model);
}
