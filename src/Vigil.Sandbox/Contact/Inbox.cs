using System.Collections.Concurrent;
using Vigil.Contracts.Exchange;
using Vigil.Sandbox.Ledger;
using Vigil.Sandbox.Time;

namespace Vigil.Sandbox.Contact;

/// <summary>A message that reached a demo customer's mail box or phone.</summary>
/// <param name="To">The contact it reached, covered as in every receipt; null for what has no address.</param>
internal sealed record InboxMessage(string Channel, string? Subject, string Text, DateTimeOffset At, string? To = null);

/// <summary>What the exchange sent to its customers. In a demonstration everybody may look into a persona's inbox; nothing leaves this process.</summary>
internal sealed class Inbox(SandboxClock clock)
{
    private const int Kept = 50;
    private readonly ConcurrentDictionary<string, List<InboxMessage>> boxes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DeliveryRequest Request, DeliveryReceipt Receipt)> delivered = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Delivers once per key. The flag says that the key belongs to another message; no receipt without it: there is no such contact.</summary>
    /// <param name="to">The contact that the request names; null where it names none.</param>
    public (DeliveryReceipt? Receipt, bool KeyReused) Deliver(DeliveryRequest request, Person person, KnownContact? to)
    {
        lock (gate)
        {
            if (delivered.TryGetValue(request.Key, out var before))
            {
                return before.Request == request ? (before.Receipt, false) : (null, true);
            }

            if (request.ContactId is null ? request.Channel == "sms" && person.Phone is null : to?.Point.Channel != request.Channel)
            {
                return (null, false);
            }

            var masked = to?.Point.Masked ?? request.Channel switch { "email" => Masks.Email(person.Email), "sms" => Masks.Phone(person.Phone), _ => null };
            var receipt = new DeliveryReceipt(request.Key, request.Channel, masked, clock.Now);
            delivered[request.Key] = (request, receipt);
            Put(request.Uid, new InboxMessage(request.Channel, request.Subject, WithPhrase(request.Text, person.Phrase), receipt.At, masked));
            return (receipt, false);
        }
    }

    private static string WithPhrase(string text, string? phrase) => phrase is not null
        ? text.Replace(DeliveryRequest.PhraseMark, phrase, StringComparison.Ordinal)
        : string.Join('\n', text.Split('\n').Where(line => !line.Contains(DeliveryRequest.PhraseMark, StringComparison.Ordinal)));

    public void Put(string uid, InboxMessage message)
    {
        lock (gate)
        {
            var box = boxes.GetOrAdd(uid, _ => []);
            box.Insert(0, message);
            if (box.Count > Kept)
            {
                box.RemoveAt(Kept);
            }
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<InboxMessage> Of(string uid)
    {
        lock (gate)
        {
            return boxes.TryGetValue(uid, out var box) ? [.. box] : [];
        }
    }
}
