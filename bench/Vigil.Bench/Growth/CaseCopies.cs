using System.Buffers.Binary;
using System.Globalization;

namespace Vigil.Bench.Growth;

/// <summary>One of the copies.</summary>
/// <param name="Index">From 0, in the order of opening.</param>
/// <param name="Opened">When it was opened, in microseconds since 1970.</param>
/// <param name="Lasts">Microseconds from its opening to its last change.</param>
internal sealed record CaseCopy(int Index, CaseTemplate Template, Guid Id, int Customer, long Opened, long Lasts);

/// <summary>
/// Makes many cases of a few that the product wrote: every column as it is, but ids, numbers, keys and times, so that whatever the product
/// stores is stored here too, in the product's own form. Copies are spread over a year; the newest go on, all others are done. Each customer
/// has three, every other customer is a visitor. The same arguments make the same copies. Pure.
/// </summary>
internal sealed class CaseCopies
{
    private const int CasesOfACustomer = 3;
    private const int MostOpen = 1000;
    private const int OneIsOpenOf = 5;
    private const int OneIsSecurityOf = 64;
    private const long Minute = 60_000_000;
    private const long Year = 365 * 24 * 60 * Minute;

    // As the product's numbers: without what people confuse on the phone.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const long Numbers = 887_503_681;

    // Shares no factor with 31, so that it walks through all numbers before it repeats one.
    private const long Stride = 611_953_927;

    private readonly ILookup<(Standing, bool Visitor), CaseTemplate> _templates;
    private readonly long _now;
    private readonly Func<Guid, object> _idOf;

    /// <param name="templates">At least one of each standing, of visitors and of customers.</param>
    /// <param name="entries">About how many all copies together shall have.</param>
    /// <param name="now">Nothing is later than a second before.</param>
    /// <param name="idOf">An id as the database holds it.</param>
    public CaseCopies(IReadOnlyList<CaseTemplate> templates, long entries, DateTimeOffset now, Func<Guid, object> idOf)
    {
        _templates = templates.ToLookup(t => (t.Standing, t.Visitor));
        (_now, _idOf) = (now.ToUnixTimeMilliseconds() * 1000, idOf);
        var each = templates.Where(t => t.Standing is Standing.Resolved).Average(t => t.Entries.Rows.Count);
        Count = (int)Math.Max(CasesOfACustomer, Math.Ceiling(entries / each));
        Customers = Count / CasesOfACustomer;
        Open = Math.Min(MostOpen, Count / OneIsOpenOf);
    }

    /// <summary>How many cases.</summary>
    public int Count { get; }

    /// <summary>How many of them go on.</summary>
    public int Open { get; }

    /// <summary>How many customers and visitors have them.</summary>
    public int Customers { get; }

    /// <summary>A copy by its place.</summary>
    public CaseCopy At(int index)
    {
        var (customer, chance) = (index % Customers, Mixed((ulong)index));
        var standing = index < Count - Open ? index % OneIsSecurityOf == 0 ? Standing.ResolvedBySecurity : Standing.Resolved
            : (index % 10) switch { 0 or 1 => Standing.Queued, < 6 => Standing.WithAgent, _ => Standing.WithAssistant };
        var fitting = _templates[(standing, IsVisitor(customer))];
        var template = fitting.ElementAt((int)(chance % (ulong)fitting.Count()));
        var step = (Year - (10 * Minute)) / Count;
        var opened = _now - Year + (index * step) + (long)(chance % (ulong)step);
        var lasts = Math.Min((10 * Minute) + (long)(Mixed(chance) % (24 * 60 * Minute)), _now - 1_000_000 - opened);
        return new CaseCopy(index, template, IdAt(opened, index, chance), customer, opened, lasts);
    }

    /// <summary>The account number of a customer; null for a visitor.</summary>
    public static string? UidOf(int customer) => IsVisitor(customer) ? null : string.Create(CultureInfo.InvariantCulture, $"5{customer:D9}");

    /// <summary>Copies with a property, spread over all that are done.</summary>
    public IEnumerable<CaseCopy> Sample(int count, Func<CaseCopy, bool> fits)
    {
        var (done, next) = (Count - Open, 0);
        for (var i = 0; i < count; i++)
        {
            next = Math.Max(next, (int)((long)i * done / count));
            while (next < done && !fits(At(next)))
            {
                next++;
            }

            if (next == done)
            {
                yield break;
            }

            yield return At(next++);
        }
    }

    /// <summary>The rows of the customers.</summary>
    public IEnumerable<object?[]> CustomerRows() => Enumerable.Range(0, Customers).Select(customer =>
    {
        // Who wrote first is a customer from then on.
        var first = At(customer);
        var row = Timed(first, first.Template.Customer, first.Template.Customer.Rows[0]);
        row[first.Template.Customer.IndexOf("id")] = _idOf(CustomerId(customer));
        row[first.Template.Customer.IndexOf("uid")] = UidOf(customer);
        return row;
    });

    /// <summary>The rows of the cases.</summary>
    /// <param name="taken">Numbers that others have.</param>
    public IEnumerable<object?[]> CaseRows(IReadOnlySet<string> taken)
    {
        var number = 0L;
        for (var i = 0; i < Count; i++)
        {
            var (copy, text) = (At(i), NumberAt(++number));
            while (taken.Contains(text))
            {
                text = NumberAt(++number);
            }

            var columns = copy.Template.Case;
            var row = Timed(copy, columns, columns.Rows[0]);
            row[columns.IndexOf("id")] = _idOf(copy.Id);
            row[columns.IndexOf("number")] = text;
            row[columns.IndexOf("customer_id")] = _idOf(CustomerId(copy.Customer));
            row[columns.IndexOf("client_case_id")] = string.Create(CultureInfo.InvariantCulture, $"old-{i}");
            yield return row;
        }
    }

    /// <summary>The rows of the entries, those of one case together.</summary>
    public IEnumerable<object?[]> EntryRows()
    {
        for (var i = 0; i < Count; i++)
        {
            var copy = At(i);
            var columns = copy.Template.Entries;
            var (caseColumn, authorColumn) = (columns.IndexOf("case_id"), columns.IndexOf("author_id"));
            var (id, customer, author) = (_idOf(copy.Id), _idOf(CustomerId(copy.Customer)), copy.Template.Case.Rows[0][copy.Template.Case.IndexOf("customer_id")]);
            foreach (var entry in columns.Rows)
            {
                var row = Timed(copy, columns, entry);
                row[caseColumn] = id;
                row[authorColumn] = Equals(entry[authorColumn], author) ? customer : entry[authorColumn];
                yield return row;
            }
        }
    }

    private static bool IsVisitor(int customer) => customer % 2 == 0;

    // Every moment of the model lies in the copy where it lay in the model, as a share of its length.
    private static object?[] Timed(CaseCopy copy, StoredRows columns, object?[] model)
    {
        var (row, template) = ((object?[])model.Clone(), copy.Template);
        foreach (var column in columns.Times)
        {
            if (row[column] is long at)
            {
                row[column] = copy.Opened + (long)((Int128)Math.Clamp(at - template.From, 0, template.To - template.From) * copy.Lasts / Math.Max(1, template.To - template.From));
            }
        }

        return row;
    }

    private static string NumberAt(long index)
    {
        var rest = (long)((Int128)index * Stride % Numbers);
        Span<char> text = stackalloc char[7];
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (i == 3)
            {
                text[i] = '-';
                continue;
            }

            text[i] = Alphabet[(int)(rest % Alphabet.Length)];
            rest /= Alphabet.Length;
        }

        return new string(text);
    }

    private Guid CustomerId(int customer) => IdAt(At(customer).Opened, customer, ~Mixed((ulong)customer));

    // RFC 9562, section 5.7: milliseconds, then what tells ids of one millisecond apart; here the place is part of it, so that none is made twice.
    private static Guid IdAt(long microseconds, int index, ulong chance)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (microseconds / 1000) << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (chance & 0x0fff)));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], 0x80000000 | (uint)((chance >> 12) & 0x3fffffff));
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], index);
        return new Guid(bytes, bigEndian: true);
    }

    // SplitMix64 (Steele, Lea, Flood 2014): even and without state.
    private static ulong Mixed(ulong value)
    {
        value += 0x9e3779b97f4a7c15;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
