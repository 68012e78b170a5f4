using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Vigil.Contracts.Exchange;

namespace Vigil.Server.Tests.Sandbox;

/// <summary>Meridian goes down and comes up again on the same data folder.</summary>
public sealed class RestartTests : IDisposable
{
    private static readonly string[] Lists = ["balances", "withdrawals", "deposits", "c2c-orders", "orders", "fills", "positions", "liquidations", "transfers", "sign-ins", "devices", "logs", "api-keys", "freezes"];
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("meridian-");

    private string Accounts => Path.Combine(data.FullName, "world", "accounts");

    [Fact]
    public async Task Every_persona_and_everybody_who_was_looked_at_has_the_same_records_afterwards()
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyList<string> uids;
        using (var first = Open())
        {
            uids = [.. (await first.Personas()).Select(p => p.GetProperty("uid").GetString()!), "70000000", "70055433"];
            foreach (var uid in uids)
            {
                before[uid] = await Records(first, uid);
            }
        }

        using var second = Open();
        foreach (var uid in uids)
        {
            (await Records(second, uid)).ShouldBe(before[uid]);
        }
    }

    [Fact]
    public async Task Blocks_that_passed_meanwhile_have_passed_and_skipped_time_stays_skipped()
    {
        Withdrawal before;
        using (var first = Open())
        {
            await first.IdentityToken("wang");
            before = await Newest(first);
            await first.Skip(TimeSpan.FromSeconds(24));
        }

        using var second = Open();
        second.Clock.Advance(TimeSpan.FromSeconds(36));
        await second.IdentityToken("wang");
        var after = await Newest(second);
        after.ShouldSatisfyAllConditions(
            w => w.Id.ShouldBe(before.Id), w => w.TxId.ShouldBe(before.TxId), w => w.RequestedAt.ShouldBe(before.RequestedAt), w => w.BroadcastAt.ShouldBe(before.BroadcastAt),
            w => w.Confirmations.ShouldBe(before.Confirmations + 5), w => w.EstimatedDoneAt.ShouldBe(before.EstimatedDoneAt));
    }

    [Fact]
    public async Task An_action_is_kept_with_its_key_and_is_not_done_twice()
    {
        var freeze = Meridian.Action("freeze-77", "freeze", "88427406", scope: "account");
        var money = Meridian.Action("money-77", "grant_compensation", "88427406", amount: "5.5", currency: "USDT");
        (ExchangeAction, ExchangeAction) before;
        string records;
        using (var first = Open())
        {
            before = (await first.Done(freeze), await first.Done(money));
            records = await Records(first, "88427406");
        }

        using var second = Open();
        (await second.Done(freeze)).ShouldBeEquivalentTo(before.Item1);
        (await second.Done(money)).ShouldBeEquivalentTo(before.Item2);
        (await second.Get<ExchangeAction>("/v1/actions/money-77")).ShouldBeEquivalentTo(before.Item2);
        (await Records(second, "88427406")).ShouldBe(records);
    }

    [Fact]
    public async Task A_file_that_was_being_written_when_the_process_died_changes_nothing()
    {
        string before;
        using (var first = Open())
        {
            before = await Records(first, "88310214");
        }

        await File.WriteAllTextAsync(Path.Combine(Accounts, "88310214.json.new"), "{\"format\":1,\"acc", TestContext.Current.CancellationToken);
        using var second = Open();
        (await Records(second, "88310214")).ShouldBe(before);
    }

    [Theory]
    [InlineData("accounts/88310214.json", "{\"format\":1,\"acc", "88310214.json")]
    [InlineData("accounts/88310214.json", "{\"format\":9,\"account\":null,\"holdings\":[]}", "88310214.json")]
    [InlineData("accounts/88310214.json", "", "88310214.json")]
    [InlineData("world.json", "null", "It is empty.")]
    [InlineData("world.json", "{\"format\":2,\"openedAt\":\"2026-11-22T03:00:00Z\",\"skippedTicks\":0}", "It has format 2, and this version reads 1.")]
    [InlineData("world.json", null, "It is missing, though accounts are there.")]
    public async Task A_broken_file_stops_the_start_and_is_named(string file, string? content, string said)
    {
        using (var first = Open())
        {
            await first.IdentityToken("wang");
        }

        var path = Path.Combine(data.FullName, "world", file);
        if (content is null)
        {
            File.Delete(path);
        }
        else
        {
            await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        }

        var (code, errors) = await Start();
        code.ShouldBe(1);
        errors.ShouldContain(path);
        errors.ShouldContain(said);
        errors.ShouldContain($"remove the folder {Path.Combine(data.FullName, "world")} whole");
        errors.ShouldNotContain("   at ");
        (File.Exists(path) ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) : null).ShouldBe(content);
    }

    [Fact]
    public async Task A_situation_told_again_in_the_same_night_is_another_withdrawal_and_the_old_one_is_done()
    {
        using var meridian = Open();
        var told = new List<Withdrawal>();
        for (var telling = 0; telling < 6; telling++)
        {
            await meridian.IdentityToken("wang");
            told.Add(await Newest(meridian));
            await meridian.Skip(TimeSpan.FromMinutes(7.5));
        }

        await meridian.Skip(TimeSpan.FromMinutes(1));
        told[0].ShouldSatisfyAllConditions(w => w.RequestedAt.ToOffset(TimeSpan.FromHours(8)).TimeOfDay.ShouldBe(new TimeSpan(23, 40, 0)));
        told.Select(w => w.Id).ShouldBeUnique();
        told.Select(w => w.RequestedAt).ShouldBeUnique();
        told.Select(w => w.Address).ShouldBeUnique();
        told.ShouldAllBe(w => w.Amount == "1250" && w.State == "confirming" && w.Confirmations == 27 && w.Review!.Reason == "new_address" && w.Steps.Zip(w.Steps.Skip(1)).All(p => p.First.At <= p.Second.At));
        told.Zip(told.Skip(1)).ShouldAllBe(p => p.First.RequestedAt < p.Second.RequestedAt && p.Second.RequestedAt - p.First.RequestedAt < TimeSpan.FromMinutes(8));
        var history = await meridian.List<Withdrawal>("88310214", "withdrawals");
        told.ShouldAllBe(t => history.Single(h => h.Id == t.Id).State == "done");
        (await meridian.List<Balance>("88310214", "balances")).ShouldAllBe(b => decimal.Parse(b.Available, CultureInfo.InvariantCulture) >= 0);
    }

    [Fact]
    public async Task On_another_night_it_is_the_same_hour_of_that_night()
    {
        using var meridian = Open();
        await meridian.IdentityToken("wang");
        var before = await Newest(meridian);
        await meridian.Skip(TimeSpan.FromDays(1));
        await meridian.IdentityToken("wang");
        var after = await Newest(meridian);
        after.ShouldSatisfyAllConditions(w => w.Id.ShouldNotBe(before.Id), w => w.RequestedAt.ShouldBe(before.RequestedAt.AddDays(1)), w => w.Confirmations.ShouldBe(27));
    }

    public void Dispose() => data.Delete(recursive: true);

    private Meridian Open() => new(("data", data.FullName));

    private static async Task<Withdrawal> Newest(Meridian meridian) => (await meridian.List<Withdrawal>("88310214", "withdrawals"))[0];

    private static async Task<string> Records(Meridian meridian, string uid)
    {
        var text = await meridian.Http.GetStringAsync($"/v1/accounts/{uid}", TestContext.Current.CancellationToken);
        foreach (var list in Lists)
        {
            text += "\n" + await meridian.Http.GetStringAsync($"/v1/accounts/{uid}/{list}?limit=200", TestContext.Current.CancellationToken);
        }

        return text;
    }

    /// <summary>The real process, as <c>./vigil up</c> starts it: what it says and how it ends.</summary>
    private async Task<(int Code, string Errors)> Start()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Vigil.Sandbox.dll"), "--data", data.FullName, "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }
}
