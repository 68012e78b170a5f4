using System.Net;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Cases;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Desk;

/// <summary>The demonstration people at work: 小林 and Sofia Marin take general cases, 周岚 those of security, 何静 leads.</summary>
internal sealed class Shift(VigilApplication application)
{
    public const string Lin = "小林";
    public const string Sofia = "Sofia Marin";
    public const string Lan = "周岚";
    public const string Jing = "何静";

    public static readonly (string Name, string? Value) Demo = ("Staff:Demo", "true");

    public VigilApplication Application => application;

    /// <summary>Signs somebody in.</summary>
    public Task<StaffClient> SignInAsync(string name) => StaffClient.NamedAsync(application, name);

    /// <summary>Signs somebody in who is available for so many conversations.</summary>
    public async Task<StaffClient> AvailableAsync(string name, int capacity = 5)
    {
        var staff = await SignInAsync(name);
        await SetAsync(staff, "available", capacity);
        return staff;
    }

    /// <summary>Signs somebody in who is at work and gets nothing from routing.</summary>
    public async Task<StaffClient> OnBreakAsync(string name)
    {
        var staff = await SignInAsync(name);
        await SetAsync(staff, "break");
        return staff;
    }

    public static async Task<PresenceView> SetAsync(StaffClient staff, string? state, int? capacity = null) =>
        await Customer.ReadAsync<PresenceView>(await staff.PutAsync("/api/console/presence", new SetPresence(state, capacity)), HttpStatusCode.OK);

    public static async Task<PresenceView> PresenceAsync(StaffClient staff) => (await staff.ReadAsync<StaffView>("/api/staff/me")).Presence;

    /// <summary>A case that waits for a person.</summary>
    public static async Task<CaseId> WaitingAsync(Customer customer, string text = "我的提币还没到")
    {
        var id = await customer.OpenCaseAsync(text);
        await Customer.ReadAsync<CaseStateView>(await customer.PostRawAsync($"/api/messenger/cases/{id}/human", ""), HttpStatusCode.OK);
        return id;
    }

    /// <summary>A case that waits in a queue, as the assistant hands it over.</summary>
    public async Task<CaseId> WaitingAsync(Customer customer, string queue, CasePriority priority)
    {
        var id = await customer.OpenCaseAsync("hello");
        Assert.Null((await application.Get<ChangeCase>().HandOverAsync(id, Author.Assistant, "topic", queue, priority)).Refusal);
        return id;
    }

    /// <summary>Waits until this person has the case.</summary>
    public Task HasAsync(StaffClient staff, CaseId id) => Eventually.HoldsAsync(
        async () => await application.Get<ReadCases>().FindAsync(id, TestContext.Current.CancellationToken) is { Owner: CaseOwner.Agent } found && found.AgentId == staff.Session.Staff.Id,
        $"{staff.Session.Staff.Name} has the case");

    /// <summary>The case as it is stored.</summary>
    public async Task<CaseSnapshot> StoredAsync(CaseId id) => (await application.Get<ReadCases>().FindAsync(id, TestContext.Current.CancellationToken))!;

    public static Task<CaseListView> ListAsync(StaffClient staff, string view, string more = "") => staff.ReadAsync<CaseListView>($"/api/console/cases?view={view}{more}");

    public static Task<StaffEntriesView> EntriesAsync(StaffClient staff, CaseId id, long after = 0) => staff.ReadAsync<StaffEntriesView>($"/api/console/cases/{id}/entries?after={after}");

    public static Task<HttpResponseMessage> SayAsync(StaffClient staff, CaseId id, string text, string? key = null) =>
        staff.PostAsync($"/api/console/cases/{id}/messages", new WriteEntry(key ?? Customer.NewKey(), text, null));

    public static Task<HttpResponseMessage> NoteAsync(StaffClient staff, CaseId id, string text, string? key = null) =>
        staff.PostAsync($"/api/console/cases/{id}/notes", new WriteEntry(key ?? Customer.NewKey(), text, null));

    public static Task<HttpResponseMessage> AssignAsync(StaffClient staff, CaseId id, StaffClient? to = null) => staff.PostAsync($"/api/console/cases/{id}/assign", new AssignCase(to?.Session.Staff.Id));

    public static Task<HttpResponseMessage> TransferAsync(StaffClient staff, CaseId id, StaffClient? to = null, string? queue = null, string? note = null) =>
        staff.PostAsync($"/api/console/cases/{id}/transfer", new TransferCase(to?.Session.Staff.Id, queue, note));

    public static Task<HttpResponseMessage> ResolveAsync(StaffClient staff, CaseId id) => staff.PostAsync($"/api/console/cases/{id}/resolve", new { });

    public static Task<HttpResponseMessage> ReopenAsync(StaffClient staff, CaseId id) => staff.PostAsync($"/api/console/cases/{id}/reopen", new { });

    /// <summary>Opens the customer's data of a case with a reason.</summary>
    public static Task<HttpResponseMessage> LookAsync(StaffClient staff, CaseId id, string reason = "quality", string note = "每周抽查回复质量") =>
        staff.PostAsync($"/api/console/cases/{id}/look", new OpenWithReason(reason, note));

    /// <summary>The row that an act answered with.</summary>
    public static async Task<CaseRowView> RowAsync(Task<HttpResponseMessage> answer) => await Customer.ReadAsync<CaseRowView>(await answer, HttpStatusCode.OK);
}
