namespace Vigil.Server.Tests.Architecture;

/// <summary>The ways of the staff to a customer's data are few and known, and each asks the one place that decides. A new one fails here until somebody has thought of it.</summary>
public sealed class CustomerDataTests
{
    private static readonly List<TypeUse> Uses = TypeUses.In(typeof(Program).Assembly.Location, ModuleMap.Product.Root);

    [Fact]
    public void Whoever_reads_a_customers_data_for_the_staff_asks_whether_it_is_open()
    {
        // At the exchange, or of the case's files, for somebody of the staff.
        var ways = UsersOf("Accounts.ExchangeRecords").Union(UsersOf("Cases.ReadFiles")).Intersect(UsersOf("Staff.StaffCaller")).Order(StringComparer.Ordinal);
        Assert.Equal(["Accounts.Console.MatchValue", "Accounts.Console.ReadCustomerCard", "Accounts.Console.ReadRecords", "Accounts.Console.RevealValue", "Assistant.Drafts.DraftReply", "Desk.OpenFile"], ways);

        // What may show a document is given to whom it was revealed alone.
        Assert.Contains("Desk.OpenFile", UsersOf("Accounts.ShownDocuments"));

        // One record for a reveal is read by the records' own reader, which only two know.
        Assert.Equal(["Accounts.AccountsModule", "Accounts.Console.ConsoleEndpoints", "Accounts.Console.RevealValue"], UsersOf("Accounts.Console.ReadRecords").Order(StringComparer.Ordinal));

        // A draft is asked for by its endpoint alone, which also answers where nothing is open.
        Assert.Equal(["Assistant.AssistantModule", "Assistant.Drafts.AssistEndpoints"], UsersOf("Assistant.Drafts.DraftReply").Order(StringComparer.Ordinal));
        Assert.Superset(new HashSet<string>(["Accounts.Console.MatchValue", "Accounts.Console.ReadCustomerCard", "Accounts.Console.ReadRecords", "Accounts.Console.RevealValue", "Assistant.Drafts.AssistEndpoints", "Desk.OpenFile"], StringComparer.Ordinal), UsersOf("Cases.CaseDataAccess"));
    }

    private static HashSet<string> UsersOf(string type) =>
        [.. Uses.Where(u => u.To.FullName == $"{ModuleMap.Product.Root}.{type}").Select(u => u.From.FullName[(ModuleMap.Product.Root.Length + 1)..])];
}
