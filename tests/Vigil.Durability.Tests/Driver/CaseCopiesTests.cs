using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Vigil.Bench.Growth;
using Vigil.Contracts;

namespace Vigil.Durability.Tests.Driver;

/// <summary>The copies with which a benchmark fills a database.</summary>
public sealed partial class CaseCopiesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] CaseColumns = ["id", "number", "customer_id", "client_case_id", "status", "opened_at", "updated_at", "resolved_at", "something_new"];
    private static readonly string[] EntryColumns = ["case_id", "seq", "author_id", "at", "text"];
    private static readonly string[] CustomerColumns = ["id", "uid", "created_at"];

    private static readonly Guid Agent = Guid.Parse("01a204ef-f572-779c-9f3a-be21186a0069", CultureInfo.InvariantCulture);
    private static readonly CaseCopies Copies = new(Templates(), 6000, Now, id => id);

    [Fact]
    public void There_are_about_as_many_entries_as_were_asked_for() => Copies.EntryRows().Count().ShouldBeInRange(5000, 6100);

    [Fact]
    public void No_id_number_or_key_of_a_customer_comes_twice()
    {
        var rows = Copies.CaseRows(new HashSet<string>()).ToList();
        rows.Count.ShouldBe(Copies.Count);
        rows.Select(r => r[0]).ShouldBeUnique();
        rows.Select(r => r[1]).ShouldBeUnique();
        rows.Select(r => (r[2], r[3])).ShouldBeUnique();
        rows.ShouldAllBe(r => NumberForm().IsMatch((string)r[1]!));
    }

    [Fact]
    public void A_number_that_somebody_has_is_left_out()
    {
        var first = (string)Copies.CaseRows(new HashSet<string>()).First()[1]!;
        Copies.CaseRows(new HashSet<string> { first }).Select(r => r[1]).ShouldNotContain(first);
    }

    [Fact]
    public void Every_case_has_a_customer_that_is_there_and_ids_sort_by_time()
    {
        var customers = Copies.CustomerRows().ToList();
        customers.Select(r => r[0]).ShouldBeUnique();
        customers.Select(r => r[1]).OfType<string>().ShouldBeUnique();
        Copies.CaseRows(new HashSet<string>()).Select(r => r[2]).Distinct().ShouldBe(customers.Select(r => r[0]), ignoreOrder: true);
        Copies.CaseRows(new HashSet<string>()).Select(r => r[0]!.ToString()!).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
    }

    [Fact]
    public void Moments_keep_their_order_and_lie_within_the_last_year()
    {
        var (earliest, latest) = (Micros(Now.AddDays(-365)), Micros(Now));
        var entries = Copies.EntryRows().ToLookup(r => r[0]);
        foreach (var row in Copies.CaseRows(new HashSet<string>()))
        {
            var (opened, updated, resolved) = ((long)row[5]!, (long)row[6]!, (long?)row[7]);
            var times = entries[row[0]].Select(e => (long)e[3]!).ToList();
            times.ShouldBeInOrder();
            opened.ShouldBe(times[0]);
            updated.ShouldBe(times[^1]);
            opened.ShouldBeInRange(earliest, latest);
            updated.ShouldBeInRange(opened, latest);
            (resolved is null).ShouldBe((string)row[4]! == "open");
        }
    }

    [Fact]
    public void What_is_not_a_case_s_own_is_as_the_product_wrote_it()
    {
        Copies.CaseRows(new HashSet<string>()).ShouldAllBe(r => (string)r[8]! == "as it was");
        var customers = Copies.CaseRows(new HashSet<string>()).ToDictionary(r => r[0]!, r => r[2]);
        Copies.EntryRows().ShouldAllBe(r => (string)r[4]! == "said" && (r[1]!.Equals(2L) ? r[2]!.Equals(Agent) : r[2]!.Equals(customers[r[0]!])));
    }

    [Fact]
    public void The_newest_go_on_and_all_others_are_done()
    {
        var open = Copies.CaseRows(new HashSet<string>()).Select(r => (string)r[4]! == "open").ToList();
        open.Take(Copies.Count - Copies.Open).ShouldAllBe(isOpen => !isOpen);
        open.Skip(Copies.Count - Copies.Open).ShouldAllBe(isOpen => isOpen);
    }

    [Fact]
    public void A_sample_is_spread_over_all_that_are_done() =>
        Copies.Sample(50, c => CaseCopies.UidOf(c.Customer) is not null).Select(c => c.Index * 50 / (Copies.Count - Copies.Open)).ShouldBe(Enumerable.Range(0, 50));

    private static List<CaseTemplate> Templates() =>
        [.. from standing in Enum.GetValues<Standing>() from visitor in (bool[])[true, false] select Template(standing, visitor)];

    private static CaseTemplate Template(Standing standing, bool visitor)
    {
        var (id, customer, done) = (Guid.CreateVersion7(Now), Guid.CreateVersion7(Now), standing is Standing.Resolved or Standing.ResolvedBySecurity);
        long At(int milliseconds) => Micros(Now.AddMilliseconds(milliseconds));
        return new CaseTemplate(
            new CaseId(id), standing, visitor, null,
            new StoredRows(CaseColumns, [[id, "7KQ-4MX", customer, "model", done ? "resolved" : "open", At(0), At(900), done ? At(900) : null, "as it was"]]),
            new StoredRows(EntryColumns, [[id, 1L, customer, At(0), "said"], [id, 2L, Agent, At(400), "said"], [id, 3L, customer, At(900), "said"]]),
            new StoredRows(CustomerColumns, [[customer, visitor ? null : "4000000001", At(-5)]]));
    }

    private static long Micros(DateTimeOffset time) => time.ToUnixTimeMilliseconds() * 1000;

    [GeneratedRegex("^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$", RegexOptions.NonBacktracking)]
    private static partial Regex NumberForm();
}
