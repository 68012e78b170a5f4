using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Vigil.Contracts;
using Vigil.Server.Cases;
using Vigil.Server.Channels.Messenger;
using Vigil.Server.Staff;
using Vigil.Server.Staff.People;
using Vigil.Server.Tests.Desk;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Architecture;

/// <summary>
/// Every route and hub method of the running application, with each role and each relation to the case: what is allowed is tried and works, all else is
/// refused, and what may not be seen answers exactly like what is not there. The table that comes out stands in docs/operate/permissions.md.
/// </summary>
public sealed partial class PermissionTableTests() : SliceTest(TestDatabase.Sqlite)
{
    private const string Password = "a long walk by the sea";
    private const string File = "0197f1c0-0000-7000-8000-000000000001";

    // What a caller would send; a route that changes something and does not stand here fails the test.
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /api/console/cases/{id}/messages"] = """{"clientMessageId":"k1","text":"hello"}""",
        ["POST /api/console/cases/{id}/notes"] = """{"clientMessageId":"k1","text":"hello"}""",
        ["POST /api/console/cases/{id}/assign"] = "{}",
        ["POST /api/console/cases/{id}/transfer"] = """{"queue":"general"}""",
        ["POST /api/console/cases/{id}/resolve"] = "{}",
        ["POST /api/console/cases/{id}/reopen"] = "{}",
        ["POST /api/console/cases/{id}/tone"] = """{"text":"hello"}""",
        ["POST /api/console/cases/{id}/look"] = """{"reason":"quality","note":"hello"}""",
        ["POST /api/console/cases/{id}/reveals"] = """{"kind":"withdrawals","recordId":"W1","field":"address","reason":"match","note":"hello"}""",
        ["POST /api/console/cases/{id}/reveals/approval"] = """{"kind":"withdrawals","recordId":"W1","field":"address","reason":"match","note":"hello"}""",
        ["POST /api/console/cases/{id}/checks"] = """{"purpose":"reveal_identity"}""",
        ["POST /api/console/cases/{id}/match"] = """{"value":"0x9c118511"}""",
        ["POST /api/console/reading-alerts/{alert}/clear"] = """{"note":"hello"}""",
        ["POST /api/console/canaries"] = """{"uid":"90000009"}""",
        ["DELETE /api/console/canaries/{uid}"] = "",
        ["POST /api/console/cases/{id}/files/{fileId}/document"] = "",
        ["POST /api/console/exports/{approval}/ticket"] = "",
        ["POST /api/console/cases/{id}/export"] = """{"note":"hello"}""",
        ["POST /api/console/cases/{id}/erasure"] = """{"note":"hello"}""",
        ["POST /api/console/cases/{id}/holds"] = """{"scope":"case","reason":"dispute","note":"hello"}""",
        ["POST /api/console/holds/{hold}/lift"] = """{"note":"hello"}""",
        ["POST /api/console/approvals/{approval}/decision"] = """{"verdict":"refused","hash":"0"}""",
        ["POST /api/console/approvals/{approval}/withdraw"] = "",
        ["POST /api/console/cases/{id}/agent-code"] = "",
        ["POST /api/console/channels"] = """{"kind":"website","value":"meridian.test"}""",
        ["DELETE /api/console/channels/{channel}"] = "",
        ["POST /api/console/looks/{look}/review"] = """{"verdict":"justified"}""",
        ["POST /api/console/staff/{person}/factor-reset"] = """{"note":"hello"}""",
        ["POST /api/console/staff/{person}/deactivate"] = "",
        ["POST /api/console/staff/{person}/reactivate"] = "",
        ["DELETE /api/console/staff/{person}/sessions/{session}"] = "",
        ["POST /api/console/invitations"] = """{"email":"zhao@example.com","role":"agent","queues":[],"language":"zh"}""",
        ["DELETE /api/console/invitations/{invitation}"] = "",
        ["POST /api/console/files"] = "",
        ["POST /api/console/files/uploads"] = """{"name":"a.txt","size":3}""",
        ["PATCH /api/console/files/uploads/{uploadId}"] = "",
        ["DELETE /api/console/files/uploads/{uploadId}"] = "",
        ["PUT /api/console/files/{fileId}/thumbnail"] = "",
        ["DELETE /api/console/files/{fileId}"] = "",
        ["POST /api/console/persons/find"] = """{"identifier":"90000009"}""",
        ["PUT /api/console/presence"] = """{"capacity":5}""",
        ["POST /api/console/learning/lessons"] = "{}",
        ["POST /api/console/learning/lessons/{lesson}/confirm"] = "",
        ["POST /api/console/learning/lessons/{lesson}/reject"] = "",
    };

    // What is a person's own, in any role.
    private static readonly string[] Own =
    [
        "/api/staff/factors", "/api/staff/factors/authenticator", "/api/staff/factors/authenticator/confirm", "/api/staff/factors/passkey", "/api/staff/factors/passkey/options", "/api/staff/factors/proof/passkey/options", "/api/staff/factors/recovery-codes", "/api/staff/factors/{id}/remove",
        "/api/staff/identities", "/api/staff/identities/{id}",
        "/api/staff/me", "/api/staff/notices", "/api/staff/notices/read", "/api/staff/password", "/api/staff/sessions", "/api/staff/sessions/end-others", "/api/staff/sessions/{session}", "/api/staff/sign-out", "/api/staff/step-up", "/api/staff/step-up/passkey", "/api/staff/step-up/passkey/options",
    ];

    private static readonly string[] Relations = ["own", "waits", "colleague's", "elsewhere", "done"];
    private static readonly StaffRole[] Roles = Enum.GetValues<StaffRole>();

    [Fact]
    public async Task Every_route_and_hub_declares_who_may_call_it()
    {
        var app = await StartAsync();
        var undeclared = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is not null && e.Metadata.GetMetadata<Needed>() is null)
            .Where(e => !e.Metadata.OfType<IAuthorizeData>().Any(a => a.Policy == MessengerAuthentication.Name))
            .Select(PathOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        // One's own session and factors: whoever is signed in, in any role. All others name a permission or are the customers'; those without a session stand in OpenRoutesTests.
        Assert.Equal(Own.Order(StringComparer.Ordinal), undeclared);
    }

    [Fact]
    public async Task Who_has_no_second_factor_yet_gets_nowhere_but_to_the_page_that_sets_one_up()
    {
        var app = await StartAsync(settings: ("Staff:PasswordAlone", ""));
        var admin = await StaffClient.SetUpAsync(app, "wang@example.com", Password);
        var open = new List<string>();
        foreach (var (method, path) in app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.OfType<IAuthorizeData>().Any(a => a.Policy != MessengerAuthentication.Name) && PathOf(e) != "/api/staff/sign-out")
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]).Select(m => (m, PathOf(e)))))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(path, File)) { Content = method == "GET" ? null : new StringContent("{}", Encoding.UTF8, "application/json") };
            var answer = await admin.Http.SendAsync(request, Ending);
            if (answer.StatusCode is not System.Net.HttpStatusCode.Forbidden || !(await answer.Content.ReadAsStringAsync(Ending)).Contains("staff.factor_required", StringComparison.Ordinal))
            {
                open.Add($"{method} {path}");
            }
        }

        Assert.Equal(["GET /api/staff/factors", "GET /api/staff/me", "POST /api/staff/factors/authenticator", "POST /api/staff/factors/authenticator/confirm", "POST /api/staff/factors/passkey", "POST /api/staff/factors/passkey/options"], open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_table_of_permissions_is_what_the_application_does()
    {
        var app = await StartAsync(settings: [Shift.Demo, ("Channels:VisitorSessionsPerHour", "1000000")]);
        var shift = new Shift(app);
        Assert.Null((await app.Get<AddStaffMember>().HandleAsync(new NewStaffMember("Vera", "vera@example.com", Password, StaffRole.Auditor, "en", []), Audit.Terminal, Ending)).Refusal);
        var people = new Dictionary<StaffRole, StaffClient>
        {
            [StaffRole.Agent] = await shift.OnBreakAsync(Shift.Lin),
            [StaffRole.Supervisor] = await shift.OnBreakAsync(Shift.Jing),
            [StaffRole.Admin] = await shift.OnBreakAsync("Admin"),
            [StaffRole.Auditor] = await StaffClient.SignInAsync(app, "vera@example.com", Password),
        };
        var colleague = await shift.OnBreakAsync(Shift.Sofia);
        var table = new StringBuilder();
        foreach (var (method, path, needs) in StaffRoutes(app))
        {
            var cells = new List<string>();
            foreach (var role in Roles)
            {
                cells.Add(path.Contains("{id}", StringComparison.Ordinal)
                    ? await CellAsync(role, needs, async id => await AnswerAsync(people[role], method, path, id), shift, people[role], colleague)
                    : await MayAsync(people[role], method, path, role.Holds(needs)));
            }

            table.Append(Row($"{method} {path}", needs, cells));
        }

        foreach (var (name, needs) in HubMethods(app))
        {
            var cells = new List<string>();
            foreach (var role in Roles)
            {
                if (!role.Holds(needs))
                {
                    await Assert.ThrowsAnyAsync<Exception>(() => people[role].ConnectAsync(app));
                    cells.Add(Refused);
                    continue;
                }

                await using var hub = await people[role].ConnectAsync(app);
                cells.Add(await CellAsync(role, needs, async id =>
                {
                    Clock.Advance(TimeSpan.FromSeconds(1));
                    var call = await hub.CallAsync(name, name == "Watch" ? [id, 0] : [id]);
                    return call.Code is null ? "200" : call.Code == "case.not_found" ? $"404 {call}" : $"409 {call.Code}";
                }, shift, people[role], colleague));
            }

            table.Append(Row($"hub console: {name}", needs, cells));
        }

        var told = await System.IO.File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "operate", "permissions.md"), Ending);
        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        Assert.Contains(table.ToString(), told.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private const string Refused = "—";

    // One mark for each relation: ✓ done, ✗ refused though it may be seen, · like a case that is not there.
    private static async Task<string> CellAsync(StaffRole role, Permission needs, Func<CaseId, Task<string>> call, Shift shift, StaffClient caller, StaffClient colleague)
    {
        var missing = await call(CaseId.New(TimeProvider.System));
        if (!role.Holds(needs))
        {
            Assert.StartsWith("403", missing, StringComparison.Ordinal);
            Assert.Contains("request.forbidden", missing, StringComparison.Ordinal);
            foreach (var relation in Relations.Skip(1))
            {
                Assert.Equal(missing, await call(await CaseAsync(relation, shift, caller, colleague)));
            }

            return Refused;
        }

        Assert.StartsWith("404", missing, StringComparison.Ordinal);
        Assert.Contains("case.not_found", missing, StringComparison.Ordinal);
        var marks = "";
        foreach (var relation in Relations)
        {
            var answer = await call(await CaseAsync(relation, shift, caller, colleague));
            marks += answer == missing ? '·'
                : answer.StartsWith('2') || answer.Contains("file.not_found", StringComparison.Ordinal) || answer.Contains("record.not_found", StringComparison.Ordinal) || answer.Contains("check.sign_in_first", StringComparison.Ordinal) ? '✓'
                : answer.StartsWith("409", StringComparison.Ordinal) || IsClosed(answer) ? '✗'
                : throw new InvalidOperationException($"{relation}: {answer}");
        }

        return marks;
    }

    // The customer's data behind a case that may be seen, for who holds the permission: another 403 than that of who does not.
    private static bool IsClosed(string answer) => answer.StartsWith("403", StringComparison.Ordinal) && answer.Contains("case.data_closed", StringComparison.Ordinal);

    private static async Task<CaseId> CaseAsync(string relation, Shift shift, StaffClient caller, StaffClient colleague)
    {
        var customer = await Customer.StartAsync(shift.Application);
        var id = await shift.WaitingAsync(customer, relation == "elsewhere" ? CaseQueues.Security : CaseQueues.General, CasePriority.Normal);
        if (relation is "own" or "colleague's")
        {
            var to = relation == "own" ? caller : colleague;
            Assert.Null((await shift.Application.Get<WorkCase>().RouteAsync(id, CaseQueues.General, to.Session.Staff.Id, to.Session.Staff.Name)).Refusal);
        }

        if (relation == "done")
        {
            Assert.Null((await shift.Application.Get<WorkCase>().ResolveAsync(id, StaffClient.Lead)).Refusal);
        }

        return id;
    }

    // Routes that are about no case: let in or not.
    private static async Task<string> MayAsync(StaffClient caller, string method, string path, bool holds)
    {
        var answer = await AnswerAsync(caller, method, path, null);
        Assert.True(answer.StartsWith("403", StringComparison.Ordinal) != holds && !answer.StartsWith('5'), $"{caller.Session.Staff.Role} {method} {path}: {answer}");
        return holds ? "✓" : Refused;
    }

    private static string Row(string call, Permission needs, List<string> cells) => $"| `{call}` | {needs.Code()} | {string.Join(" | ", cells)} |\n";

    private static IEnumerable<(string Method, string Path, Permission Needs)> StaffRoutes(VigilApplication app) => app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<Needed>() is not null && e.Metadata.GetMetadata<HubMetadata>() is null)
        .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => (Method: m, Path: PathOf(e), e.Metadata.GetMetadata<Needed>()!.Permission)))
        .OrderBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal);

    private static IEnumerable<(string Name, Permission Needs)> HubMethods(VigilApplication app) => app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<Needed>() is not null && e.Metadata.GetMetadata<HubMetadata>() is not null).DistinctBy(e => e.Metadata.GetMetadata<HubMetadata>()!.HubType)
        .SelectMany(e => e.Metadata.GetMetadata<HubMetadata>()!.HubType is var hub
            ? hub.GetMethods().Where(m => m.DeclaringType == hub && m.GetBaseDefinition().DeclaringType == hub).Select(m => (m.Name, e.Metadata.GetMetadata<Needed>()!.Permission)) : [])
        .OrderBy(m => m.Name, StringComparer.Ordinal);

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static async Task<string> AnswerAsync(StaffClient staff, string method, string pattern, CaseId? id)
    {
        var path = pattern.Replace("{id}", id?.ToString(), StringComparison.Ordinal).Replace("{kind}", "withdrawals", StringComparison.Ordinal).Replace("{slug}", "withdrawal-not-arrived", StringComparison.Ordinal);
        path = Parameter().Replace(path, File) + (path.EndsWith("/cases", StringComparison.Ordinal) ? "?view=all" : "");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
        {
            request.Content = new StringContent(Bodies.GetValueOrDefault($"{method} {pattern}") ?? throw new InvalidOperationException($"What {method} {pattern} is sent does not stand in Bodies."), Encoding.UTF8, "application/json");
        }

        var answer = await staff.Http.SendAsync(request, Ending);
        return $"{(int)answer.StatusCode} {TraceId().Replace(await answer.Content.ReadAsStringAsync(Ending), "")}";
    }

    [GeneratedRegex("\\{[^}]*\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TraceId();
}
