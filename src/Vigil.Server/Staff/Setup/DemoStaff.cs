using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Data;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.Setup;

/// <summary>Five people for a first look, with random passwords in <c>DIR/demo-staff.json</c>, the same at every later start.</summary>
internal sealed partial class DemoStaff(AddStaffMember add, WriteGate gate, IOptions<DatabaseOptions> database, ILogger<DemoStaff> logger)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly (string Name, string Email, StaffRole Role, string Language, string[] Queues)[] People =
    [
        ("小林", "lin@demo.meridian.example", StaffRole.Agent, "zh", ["general"]),
        ("何静", "jing@demo.meridian.example", StaffRole.Supervisor, "zh", ["general", "security"]),
        ("Sofia Marin", "sofia@demo.meridian.example", StaffRole.Agent, "en", ["general"]),
        ("周岚", "lan@demo.meridian.example", StaffRole.Agent, "zh", ["security"]),
        ("Admin", "admin@demo.meridian.example", StaffRole.Admin, "zh", ["general", "security"]),
    ];

    /// <summary>Makes them if nobody works here yet.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (await gate.WriteAsync(AnybodyAsync, cancellationToken))
        {
            return;
        }

        // The file first: after a crash in between, the next start goes on with the passwords it holds.
        var file = Path.Combine(database.Value.Data, "demo-staff.json");
        if (!File.Exists(file))
        {
            var fresh = People.Select(p => new SignIn(p.Name, p.Email, EnumCode.Of(p.Role), Passwords.Generate()));
            await PrivateFile.WriteAsync(file, JsonSerializer.Serialize(fresh, Json) + "\n", cancellationToken);
        }

        var passwords = JsonSerializer.Deserialize<List<SignIn>>(await File.ReadAllTextAsync(file, cancellationToken), Json)!.ToDictionary(s => s.Email, s => s.Password, StringComparer.Ordinal);
        var accounts = new List<StaffAccount>();
        foreach (var (name, email, role, language, queues) in People)
        {
            var prepared = await add.PrepareAsync(new NewStaffMember(name, email, passwords[email], role, language, queues), cancellationToken);
            accounts.Add(prepared.Value ?? throw new InvalidOperationException($"{file}: {prepared.Refusal!.Detail}"));
        }

        var made = await gate.WriteAsync(async session =>
        {
            if (await AnybodyAsync(session))
            {
                return 0;
            }

            foreach (var account in accounts)
            {
                await add.StoreAsync(session, account, Audit.System);
            }

            return accounts.Count;
        }, cancellationToken);
        Made(logger, made, file);
    }

    private static Task<bool> AnybodyAsync(WriteSession session) => session.Db.Set<StaffAccount>().AnyAsync(CancellationToken.None);

    [LoggerMessage(1, LogLevel.Information, "Made {Count} demonstration people; their sign-ins are in {File}.")]
    private static partial void Made(ILogger logger, int count, string file);

    /// <summary>One row of the file.</summary>
    internal sealed record SignIn(string Name, string Email, string Role, string Password);
}
