using System.Net;
using System.Net.Http.Json;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Server.Staff;
using Vigil.Server.Staff.People;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Staff;

/// <summary>Lost factors are taken away by two administrators, neither of whom is the one who has lost them.</summary>
public abstract class FactorResetTests(TestDatabase database) : SliceTest(database)
{
    private const string Password = "a long walk by the sea";
    private const string Note = "Called back on the number in the staff file";

    private VigilApplication _app = null!;
    private StaffClient _first = null!;
    private StaffClient _second = null!;
    private StaffClient _lost = null!;

    [Fact]
    public async Task Two_administrators_take_the_factors_away_with_every_session_and_code()
    {
        var app = await AuthenticatorApp.SetUpAsync(_lost, Clock);
        using var http = StaffClient.Open(_app);
        var half = (await Customer.ReadAsync<StaffSignInView>(await StaffClient.TryAsync(http, "lost@example.com", Password), HttpStatusCode.OK)).SecondFactor!.Token;
        var wish = await AskedAsync(_first, _lost);
        Assert.Equal(("staff.factor_reset", "Lost", "lost@example.com", Id(_lost).ToString()), (wish.Kind, wish.Content["name"], wish.Content["email"], wish.Content["person"]));
        await Customer.RefusedAsync(await DecideAsync(_first, wish), HttpStatusCode.Conflict, "approval.own");
        Assert.NotEmpty((await _lost.ReadAsync<FactorsView>("/api/staff/factors")).Factors);

        Assert.Equal("approved", (await Customer.ReadAsync<ApprovalView>(await DecideAsync(_second, wish), HttpStatusCode.OK)).State);
        Clock.Advance(TimeSpan.FromSeconds(2));

        await Customer.RefusedAsync(await _lost.GetAsync("/api/staff/me"), HttpStatusCode.Unauthorized, "session.required");
        await Customer.RefusedAsync(await http.PostAsJsonAsync("/api/staff/sign-in/second", new SecondStep(half, "recovery", app.RecoveryCodes[0]), Ending), HttpStatusCode.Unauthorized, "sign_in.over");
        var again = await StaffClient.SignInAsync(_app, "lost@example.com", Password);
        var factors = await again.ReadAsync<FactorsView>("/api/staff/factors");
        Assert.Equal((0, 0), (factors.Factors.Count, factors.RecoveryCodes));
        Assert.Equal([$"staff:{Id(_second)} staff:{Id(_lost)} {{\"approval\":\"{wish.Id}\"}}"], await RowsAsync(_app, "select actor || ' ' || object || ' ' || detail from audit_events where action = 'staff.factors_reset'"));
    }

    [Fact]
    public async Task Neither_of_the_two_is_the_one_whose_factors_they_are()
    {
        await AuthenticatorApp.SetUpAsync(_lost, Clock);
        await Customer.RefusedAsync(await AskAsync(_first, _first), HttpStatusCode.Conflict, "approval.own");

        // The colleague's own second account agrees to nothing, and asks for nothing.
        var other = await AddedAsync("Lost two", "lost+admin@example.com");
        await Customer.RefusedAsync(await AskAsync(other, _lost), HttpStatusCode.Conflict, "approval.own");
        var wish = await AskedAsync(_first, _lost);
        await Customer.RefusedAsync(await DecideAsync(other, wish), HttpStatusCode.Conflict, "approval.own");

        Assert.Equal("waiting", Assert.Single((await _second.ReadAsync<ApprovalsPageView>("/api/console/approvals")).Items).State);
        Assert.NotEmpty((await _lost.ReadAsync<FactorsView>("/api/staff/factors")).Factors);
    }

    [Fact]
    public async Task What_cannot_be_done_any_more_is_not_decided()
    {
        var wish = await AskedAsync(_first, _lost);
        Assert.True(await _app.Get<StaffAccess>().DeactivateAsync(Id(_lost), Audit.Terminal, Ending));

        await Customer.RefusedAsync(await DecideAsync(_second, wish), HttpStatusCode.NotFound, "staff.not_found");

        Assert.Equal("waiting", Assert.Single((await _second.ReadAsync<ApprovalsPageView>("/api/console/approvals")).Items).State);
        Assert.Empty(await RowsAsync(_app, "select action from audit_events where action = 'approval.approved'"));
    }

    [Fact]
    public async Task Nobody_there_and_a_bad_note_are_named()
    {
        await Customer.RefusedAsync(await _first.PostAsync($"/api/console/staff/{StaffId.New(Clock)}/factor-reset", new AskForFactorReset(Note)), HttpStatusCode.NotFound, "staff.not_found");
        await Customer.RefusedAsync(await _first.PostAsync($"/api/console/staff/{Id(_lost)}/factor-reset", new AskForFactorReset("four")), HttpStatusCode.BadRequest, "request.invalid");
    }

    public override async ValueTask InitializeAsync()
    {
        _app = await StartAsync(settings: ("Staff:PasswordAlone", "agent,supervisor,admin,auditor"));
        _first = await AddedAsync("First", "first@example.com");
        _second = await AddedAsync("Second", "second@example.com");
        _lost = await AddedAsync("Lost", "lost@example.com");
    }

    private static StaffId Id(StaffClient staff) => staff.Session.Staff.Id;

    private static Task<HttpResponseMessage> AskAsync(StaffClient by, StaffClient of) => by.PostAsync($"/api/console/staff/{Id(of)}/factor-reset", new AskForFactorReset(Note));

    private static async Task<ApprovalView> AskedAsync(StaffClient by, StaffClient of) => await Customer.ReadAsync<ApprovalView>(await AskAsync(by, of), HttpStatusCode.Created);

    private static Task<HttpResponseMessage> DecideAsync(StaffClient by, ApprovalView wish) => by.PostAsync($"/api/console/approvals/{wish.Id}/decision", new DecideApproval("approved", wish.Hash));

    private async Task<StaffClient> AddedAsync(string name, string email)
    {
        Assert.Null((await _app.Get<AddStaffMember>().HandleAsync(new NewStaffMember(name, email, Password, StaffRole.Admin, "en", []), Audit.Terminal, Ending)).Refusal);
        return await StaffClient.SignInAsync(_app, email, Password);
    }
}

public sealed class FactorResetTestsOnSqlite() : FactorResetTests(TestDatabase.Sqlite);

public sealed class FactorResetTestsOnPostgres(PostgresCluster cluster) : FactorResetTests(TestDatabase.Postgres(cluster));
