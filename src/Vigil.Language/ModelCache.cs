using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Vigil.Language.Text;
using Vigil.Language.Topics;

namespace Vigil.Language;

/// <summary>Keeps the trained model in a folder, named by what it was trained from, so that a start reads it in milliseconds instead of training.</summary>
public static class ModelCache
{
    private const string Topics = "topics";

    // Two where a general classifier has three: with a hundred thousand features a third would take as long to train as the server to build.
    internal const int Members = 2;

    // A handful of labels and some thousand phrases: one network hears what it must, and is read beside the topics for every message.
    internal const int DangerMembers = 1;

    // Tens of thousands of phrases, which change with the build alone.
    private static readonly Lazy<string> Present = new(() => Key(PhraseBook.Load()));
    private static readonly Lazy<string> PresentDangers = new(() => Key(DangerReader.Phrases()));

    // Those that were read: several hosts in one process share them, for they never change.
    private static readonly ConcurrentDictionary<string, Kept> InMemory = new(StringComparer.Ordinal);

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
            return ReadOrTrain(directory, Topics, Present.Value, PhraseBook.Load, Members);
        }
    }

    /// <summary>The same for the model that hears dangers.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static DangerReader LoadOrTrainDangers(string directory)
    {
        lock (Gates.GetOrAdd(Path.GetFullPath(directory), _ => new Lock()))
        {
            return DangerReader.Create(ReadOrTrain(directory, "dangers", PresentDangers.Value, DangerReader.Phrases, DangerMembers));
        }
    }

    /// <summary>The same for other phrases.</summary>
    internal static TopicClassifier LoadOrTrain(string directory, IReadOnlyList<LabelledText> phrases)
    {
        lock (Gates.GetOrAdd(Path.GetFullPath(directory), _ => new Lock()))
        {
            return ReadOrTrain(directory, Topics, Key(phrases), () => phrases, Members);
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

    private static TopicClassifier ReadOrTrain(string directory, string kind, string key, Func<IReadOnlyList<LabelledText>> phrases, int members)
    {
        var path = Path.GetFullPath(Path.Combine(directory, $"{kind}-{key}.bin"));
        var file = new FileInfo(path);
        if (InMemory.TryGetValue(path, out var last) && file.Exists && file.Length == last.Length && file.LastWriteTimeUtc == last.Written)
        {
            return last.Model;
        }

        if (Read(path) is { } stored)
        {
            InMemory[path] = new Kept(file.Length, file.LastWriteTimeUtc, stored);
            return stored;
        }

        var trained = TopicClassifier.Train(phrases(), trade: true, members: members);
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

    private sealed record Kept(long Length, DateTime Written, TopicClassifier Model);
}
