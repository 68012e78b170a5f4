using System.Globalization;
using Vigil.Contracts.Exchange;
using Vigil.Contracts.Messenger;
using Vigil.Language;
using Vigil.Server.Accounts;
using Vigil.Server.Assistant.Answers;
using Vigil.Server.Assistant.Live;
using Vigil.Server.Assistant.Words;
using Vigil.Server.Knowledge;

namespace Vigil.Server.Assistant.Dialogue;

/// <summary>'How much do I have left?', 'who signed in?', 'am I going to be liquidated?': states of the account, read fresh and told as they are. Never put before a language model.</summary>
internal sealed class TellOwnAccount(ExchangeRecords records, ArticleLibrary articles, TimeProvider clock)
{
    // As many lines as are read at a glance.
    private const int MostLines = 5;

    // Coins of one wallet.
    private const int MostCoins = 8;

    // Of a name that somebody has given.
    private const int LongestName = 60;

    /// <summary>The article that says how it is done; null where none is shown with it.</summary>
    public static string? ArticleOf(OwnMatter matter) => matter switch { OwnMatter.ApiKeys => "api-keys", OwnMatter.Positions => "liquidation-and-margin", OwnMatter.SignIns => "devices-and-sessions", _ => null };

    /// <summary>Null where no such state is asked for, or the exchange cannot be read: then the rest of the assistant answers.</summary>
    public async Task<Reply?> AnswerAsync(OwnMatter matter, Question question, CancellationToken cancellationToken)
    {
        if (question.Customer.Uid is not { } uid || question.Words.Account is not { } words)
        {
            return null;
        }

        var reply = matter switch
        {
            OwnMatter.Balance => await BalancesAsync(uid, words, question, cancellationToken),
            OwnMatter.Held => await HeldAsync(uid, words, question, cancellationToken),
            OwnMatter.SignIns => await SignInsAsync(uid, words, question, cancellationToken),
            OwnMatter.Positions => await PositionsAsync(uid, words, question, cancellationToken),
            OwnMatter.ApiKeys => await KeysAsync(uid, words, question, cancellationToken),
            _ => null,
        };
        if (reply is not null && matter is OwnMatter.ApiKeys or OwnMatter.SignIns && question.Before.Any(b => b.Told.Record == Recall.Alarm))
        {
            reply = reply with { Text = $"{reply.Text}\n{words.IfYouSeeElse}" };
        }

        return reply is null ? null : reply with { Told = Recall.OfOwn(matter), Parts = reply.Parts with { Articles = Links(matter, question.Words) } };
    }

    // What is asked next is often how it is done: the article that says so lies open then.
    private IReadOnlyList<ArticleLink> Links(OwnMatter matter, Phrases words) =>
        ArticleOf(matter) is { } slug && articles.Find(slug, words.Language) is { } article ? [new ArticleLink(article.Slug, article.Language, article.Title)] : [];

    // 'The second one' of several that were told in this order.
    private static IReadOnlyList<T> Meant<T>(IReadOnlyList<T> told, Question question) =>
        OfferedOne.In(question.Text) is { } place && place <= told.Count ? [told[place - 1]] : told;

    private async Task<Reply?> BalancesAsync(string uid, AccountWords words, Question question, CancellationToken cancellationToken)
    {
        if ((await records.LatestAsync<Balance>(uid, "balances", cancellationToken)).Value is not { } balances)
        {
            return null;
        }

        var coins = await CoinsAsync(question, balances, cancellationToken);
        var shown = coins.Count == 0 ? balances : [.. balances.Where(b => coins.Contains(b.Currency, StringComparer.OrdinalIgnoreCase) && (Parse(b.Available) > 0 || Parse(b.Held) > 0))];
        if (coins.Count > 0 && shown.Count == 0)
        {
            return Of([words.NoCoin(string.Join(question.Words.Language == "zh" ? "、" : ", ", coins))], question, [$"account:{uid}"]);
        }

        List<string> lines = [shown.Count == 0 ? words.NoBalance : words.Balances];
        var wallets = shown.GroupBy(b => b.Wallet, StringComparer.Ordinal).ToList();
        lines.AddRange(wallets.Select(w => words.Wallet(Shown(w.Key), [.. Sums(w, b => b.Available)], [.. Sums(w, b => b.Held)])));
        if (wallets.Any(w => w.Count() > MostCoins))
        {
            lines.Add(words.MoreCoins);
        }

        return Of(lines, question, [$"account:{uid}"]);
    }

    // Who names coins asks for those: codes of the account's own and of whatever else is listed.
    private async Task<IReadOnlyList<string>> CoinsAsync(Question question, IReadOnlyList<Balance> balances, CancellationToken cancellationToken)
    {
        var listed = (await records.ParametersAsync(cancellationToken))?.Coins.Select(c => c.Coin) ?? [];

        // Of a turn that holds nothing but names each is a coin, however it is written: 'sol?'.
        var text = NamedRow.IsOnlyAName(question.Text) ? question.Text.ToUpperInvariant() : question.Text;
        return NamedCoins.In(new NamingText(text, question.Reading.Entities), balances.Select(b => b.Currency).Concat(listed).Select(c => c.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal));
    }

    private async Task<Reply?> HeldAsync(string uid, AccountWords words, Question question, CancellationToken cancellationToken)
    {
        var balances = records.LatestAsync<Balance>(uid, "balances", cancellationToken);
        var withdrawals = records.LatestAsync<Withdrawal>(uid, "withdrawals", cancellationToken);
        var deposits = records.LatestAsync<Deposit>(uid, "deposits", cancellationToken);
        var orders = records.LatestAsync<C2cOrder>(uid, "c2c-orders", cancellationToken);
        var freezes = records.LatestAsync<Freeze>(uid, "freezes", cancellationToken);
        if ((await balances).Value is not { } all || (await withdrawals).Value is not { } leaving || (await deposits).Value is not { } arriving || (await orders).Value is not { } trades || (await freezes).Value is not { } restrictions)
        {
            return null;
        }

        var held = all.GroupBy(b => b.Currency, StringComparer.Ordinal).Select(g => (Currency: g.Key, Sum: g.Sum(b => Parse(b.Held) ?? 0))).Where(h => h.Sum > 0).Select(h => Sum(h.Sum.ToString(CultureInfo.InvariantCulture), h.Currency)).ToList();
        if (held.Count == 0)
        {
            return Of([words.NothingHeld], question, [$"account:{uid}"]);
        }

        // That something is restricted is seen in the app, too; why is told by the restriction itself, where it may be.
        (string Record, string Line)[] by =
        [
            .. leaving.Where(w => RecordCards.IsInMotion(w) && w is { BroadcastAt: null, TxId: null }).Select(w => ($"withdrawal:{w.Id}", words.HeldByWithdrawal(w.Id, Sum(w.Amount, w.Coin)))),
            .. trades.Where(o => o is { Role: "seller", State: "unpaid" or "paid" or "appealing" }).Select(o => ($"c2c-order:{o.Id}", words.HeldByC2c(o.Id, Sum(o.Amount, o.Coin)))),
            .. arriving.Where(d => d.State == "credited").Select(d => ($"deposit:{d.Id}", words.HeldByDeposit(d.Id, Sum(d.Amount, d.Coin)))),
            .. restrictions.Where(f => f is { Active: true, Kind: "funds", Amount: not null, Currency: not null }).Select(f => ($"freeze:{f.Id}", words.HeldByFreeze(Sum(f.Amount!, f.Currency!)))),
        ];
        List<string> lines = [words.Held(held)];
        if (by.Length > 0)
        {
            lines.Add(words.HeldBy);
            lines.AddRange(by.Take(MostLines).Select(b => b.Line));
        }

        return Of(lines, question, [$"account:{uid}", .. by.Take(MostLines).Select(b => b.Record)]);
    }

    private async Task<Reply?> SignInsAsync(string uid, AccountWords words, Question question, CancellationToken cancellationToken)
    {
        if ((await records.LatestAsync<SignInRecord>(uid, "sign-ins", cancellationToken)).Value is not { Count: > 0 } found)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var again = IsAgain(question, OwnMatter.SignIns);
        var asksOfNew = again && OwnMatters.AsksOfNew(question.Text);

        // 'Was the last one from a new device?' is told of whichever was new: nothing is called known because the very last one was.
        var latest = found.OrderByDescending(s => s.At).Take(again && !asksOfNew && OwnMatters.AsksOfNewest(question.Text) ? 1 : MostLines).ToList();
        if (asksOfNew)
        {
            latest = [.. latest.Where(s => s.NewDevice || s.NewLocation)];
            if (latest.Count == 0)
            {
                return Of([words.NothingNew], question, [$"account:{uid}"]);
            }
        }

        return Of([.. again ? (string[])[] : [words.SignIns], .. latest.Select(s => words.SignIn(question.Words.Time(s.At, now, question.Zone), s with { Device = Shown(s.Device), Location = Shown(s.Location) })), words.NotMine], question, [.. latest.Select(s => $"sign-in:{s.Id}")]);
    }

    private async Task<Reply?> PositionsAsync(string uid, AccountWords words, Question question, CancellationToken cancellationToken) =>
        (await records.LatestAsync<Position>(uid, "positions", cancellationToken)).Value is not { } open ? null
            : open.Count == 0 ? Of([words.NoPosition], question, [$"account:{uid}"])
            : Of([.. IsAgain(question, OwnMatter.Positions) ? (string[])[] : [words.Positions], .. Meant(open, question).Take(MostLines).Select(p => words.Position(p with { Symbol = Shown(p.Symbol) }, Away(p)))], question, [.. open.Take(MostLines).Select(p => $"position:{p.Id}")]);

    private async Task<Reply?> KeysAsync(string uid, AccountWords words, Question question, CancellationToken cancellationToken)
    {
        if ((await records.LatestAsync<ApiKey>(uid, "api-keys", cancellationToken)).Value is not { } keys)
        {
            return null;
        }

        if (keys.Count == 0)
        {
            return Of([words.NoKey], question, [$"account:{uid}"]);
        }

        var now = clock.GetUtcNow();
        var again = IsAgain(question, OwnMatter.ApiKeys);
        var right = OwnMatters.RightOf(question.Text);
        var shown = Meant(keys, question).Where(k => right is null || (k.Active && k.Permissions.Contains(right, StringComparer.Ordinal))).Take(MostLines).ToList();
        if (shown.Count == 0)
        {
            // What they may do instead stands beside it: a key that trades can empty an account as well.
            shown = [.. keys.Take(MostLines)];
            return Of([words.NoKeyMay(right!), .. shown.Select(Line)], question, [.. shown.Select(k => $"api-key:{k.Id}")]);
        }

        List<string> lines = [.. again ? (string[])[] : [words.Keys], .. shown.Select(Line)];
        if (!again && shown.Any(k => k is { Active: true, AllowedIps.Count: 0 }))
        {
            lines.Add(words.OpenKey);
        }

        return Of(lines, question, [.. shown.Select(k => $"api-key:{k.Id}")]);

        string Line(ApiKey k) => words.Key(k with { Label = Shown(k.Label) }, k.LastUsedAt is { } used ? question.Words.Time(used, now, question.Zone) : null);
    }

    private static bool IsAgain(Question question, OwnMatter matter) => question.ToldOwn == matter && OwnMatters.GoesOn(question.Text, matter) == matter;

    private static Reply Of(IReadOnlyList<string> lines, Question question, IReadOnlyList<string> of) => Reply.Of(string.Join('\n', lines), [question.Words.Human], records: of);

    private static IEnumerable<string> Sums(IEnumerable<Balance> wallet, Func<Balance, string> of) =>
        wallet.Where(b => Parse(of(b)) > 0).OrderByDescending(b => Parse(of(b))).Take(MostCoins).Select(b => Sum(of(b), b.Currency));

    private static string Sum(string amount, string currency) => $"{Numbers.Group(amount)} {Shown(currency)}";

    private static string? Away(Position position) =>
        Parse(position.MarkPrice) is > 0 and var mark && Parse(position.LiquidationPrice) is > 0 and var liquidation ? Math.Round(Math.Abs(mark - liquidation) / mark * 100, 1).ToString("0.0", CultureInfo.InvariantCulture) : null;

    private static decimal? Parse(string amount) => decimal.TryParse(amount, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Shown(string name) => OneLine.Of(name, LongestName);
}
