using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Vigil.Sandbox.Ledger;

namespace Vigil.Sandbox.Keeping;

/// <summary>
/// The world on disk, in the folder <c>world</c> of the data folder: <c>world.json</c>, and a file for each account that anybody has looked
/// at. A file is written beside its place, flushed and moved over the old one: whenever the process dies, either the old or the new
/// is there, whole. Without a data folder nothing is kept.
/// </summary>
internal sealed class WorldFolder
{
    /// <summary>Name of the folder of accounts in the world's folder.</summary>
    public const string AccountFolder = "accounts";

    private const int Format = 1;
    private const string WorldFile = "world.json";

    // Strict: a file that lacks something is broken, and not an account without it.
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly string? folder;
    private KeptWorld world;

    public WorldFolder(IOptions<SandboxOptions> options, TimeProvider real)
    {
        folder = options.Value.Data is { } data ? Path.Combine(data, "world") : null;
        world = new KeptWorld(Format, DateTimeOffset.FromUnixTimeSeconds(real.GetUtcNow().ToUnixTimeSeconds()), 0);
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(folder, AccountFolder));
        var path = Path.Combine(folder, WorldFile);
        if (File.Exists(path))
        {
            world = Read<KeptWorld>(path);
            Check(path, world.Format);
        }
        else if (AccountFiles().Any())
        {
            throw new WorldUnreadableException(path, "It is missing, though accounts are there.");
        }
        else
        {
            Write(path, world);
        }
    }

    /// <summary>When this world was opened, in whole seconds; histories are written backwards from here.</summary>
    public DateTimeOffset OpenedAt => world.OpenedAt;

    /// <summary>How far the demonstration has moved the clock.</summary>
    public TimeSpan Skipped => TimeSpan.FromTicks(world.SkippedTicks);

    /// <summary>Keeps how far the clock was moved.</summary>
    public void Skip(TimeSpan skipped)
    {
        world = world with { SkippedTicks = skipped.Ticks };
        if (folder is not null)
        {
            Write(Path.Combine(folder, WorldFile), world);
        }
    }

    /// <summary>Every account that is kept.</summary>
    public IEnumerable<Account> Accounts() => AccountFiles().Select(Account);

    /// <summary>The account with this number, which must be one of Meridian's own; null when it is not kept.</summary>
    public Account? Find(string uid) => folder is not null && File.Exists(PathOf(uid)) ? Account(PathOf(uid)) : null;

    /// <summary>Keeps an account as it is now.</summary>
    public void Save(Account account)
    {
        if (folder is not null)
        {
            Write(PathOf(account.Uid), new KeptAccount(Format, account, [.. account.Holdings.Select(h => new KeptHolding(h.Key.Wallet, h.Key.Currency, h.Value))]));
        }
    }

    private string PathOf(string uid) => Path.Combine(folder!, AccountFolder, uid + ".json");

    private IEnumerable<string> AccountFiles() => folder is null ? [] : Directory.EnumerateFiles(Path.Combine(folder, AccountFolder), "*.json");

    private static Account Account(string path)
    {
        var kept = Read<KeptAccount>(path);
        Check(path, kept.Format);
        if (kept.Account.Uid != Path.GetFileNameWithoutExtension(path))
        {
            throw new WorldUnreadableException(path, $"It holds another account, {kept.Account.Uid}.");
        }

        foreach (var holding in kept.Holdings)
        {
            kept.Account.Holdings[(holding.Wallet, holding.Currency)] = holding.Amount;
        }

        return kept.Account;
    }

    private static void Check(string path, int format)
    {
        if (format != Format)
        {
            throw new WorldUnreadableException(path, $"It has format {format}, and this version reads {Format}.");
        }
    }

    private static T Read<T>(string path)
        where T : class
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(file, Shape) ?? throw new WorldUnreadableException(path, "It is empty.");
        }
        catch (JsonException broken)
        {
            throw new WorldUnreadableException(path, broken.Message, broken);
        }
    }

    private static void Write<T>(string path, T value)
    {
        var beside = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(beside, options))
        {
            JsonSerializer.Serialize(file, value, Shape);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
