using System.Text.Json;
using Shouldly;
using Vigil.Language.Secrets;
using Xunit;

namespace Vigil.Language.Tests.Secrets;

public sealed class RecoveryPhraseTests
{
    private const string Kind = SecretKinds.RecoveryPhrase;

    public static TheoryData<string> WordLists => [.. MadeSecrets.Lists];

    [Theory]
    [MemberData(nameof(WordLists))]
    public void A_phrase_of_any_list_and_length_is_found_bare_and_whole(string list)
    {
        var made = new MadeSecrets(7);
        foreach (var words in new[] { 12, 15, 18, 21, 24 })
        {
            var phrase = string.Join(' ', made.Phrase(list, words));
            phrase.ShouldHide(phrase, Kind);
        }
    }

    [Theory]
    [InlineData("my seed is {0} please help")]
    [InlineData("{0}")]
    [InlineData("Recovery phrase:\n{0}\n\nThank you")]
    [InlineData("我的助记词是 {0} 帮我恢复一下")]
    [InlineData("有人加我电报说是客服,我把{0}发给他了")]
    [InlineData("мой кошелек {0} не открывается")]
    [InlineData("mi cartera {0} está vacía")]
    public void A_phrase_is_found_inside_a_sentence(string sentence)
    {
        var made = new MadeSecrets(8);
        var phrase = string.Join(' ', made.Phrase());
        sentence.Replace("{0}", phrase, StringComparison.Ordinal).ShouldHide(phrase, Kind);
    }

    [Fact]
    public void Separators_numbers_case_and_width_do_not_hide_a_phrase()
    {
        var words = new MadeSecrets(9).Phrase();
        string[] texts =
        [
            string.Join(", ", words), string.Join('\n', words), string.Join(" - ", words), string.Join('|', words), string.Join("\uD83D\uDE00", words), string.Join('\u3000', words),
            string.Join(' ', words.Select((word, i) => $"{i + 1}. {word}")), string.Join('\n', words.Select((word, i) => $"{i + 1}) {word}")), string.Join(' ', words.Select((word, i) => $"{i + 1}.{word}")), string.Join(',', words.Select((word, i) => $"第{i + 1}个是{word}")),
            string.Join(' ', words).ToUpperInvariant(), string.Concat(string.Join(' ', words).Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c)), string.Join(' ', words.Select(word => word.Insert(1, "\u200B"))), "[\"" + string.Join("\",\"", words) + "\"]",
        ];
        foreach (var text in texts)
        {
            text.ShouldHold(Kind);
            words.ShouldAllBe(word => !SecretDetector.Mask(text).Text.Contains(word, StringComparison.OrdinalIgnoreCase), text);
        }
    }

    [Fact]
    public void One_mistyped_word_does_not_hide_a_phrase()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var words = new MadeSecrets(seed).Phrase();
            var place = seed % words.Length;
            words[place] = "q" + words[place][1..] + "x";
            string.Join(' ', words).ShouldHold(Kind);
            ("my phrase is " + string.Join(' ', words) + " and it is not accepted").ShouldHold(Kind);
        }
    }

    [Fact]
    public void A_part_of_a_phrase_is_found_where_it_is_announced()
    {
        var words = new MadeSecrets(11).Phrase();
        ("my recovery phrase is " + string.Join(' ', words[..8]) + " I cannot read the rest").ShouldHide(string.Join(' ', words[..8]), Kind);
        ("助记词前九个是 " + string.Join(' ', words[..9])).ShouldHide(string.Join(' ', words[..9]), Kind);
        string.Join(' ', words[..8]).ShouldStay();
    }

    [Fact]
    public void Words_cut_to_their_first_four_letters_are_found()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var words = new MadeSecrets(seed).Phrase().Select(word => word[..Math.Min(4, word.Length)]);
            string.Join(' ', words).ShouldHold(Kind);
        }
    }

    [Fact]
    public void Words_of_no_known_list_are_found_where_they_are_announced() =>
        "monero seed: sequence inflict brush onion dizzy rodent lava tissue nylon bygones agile vexed wizard tudor haunted gels pelican uphill pyramids tulips ashtray hijack joyous paddles gels".ShouldHold(Kind);

    [Theory]
    [InlineData("chinese_simplified")]
    [InlineData("chinese_traditional")]
    public void Characters_without_spaces_are_found_bare_and_announced(string list)
    {
        var made = new MadeSecrets(13);
        var found = 0;
        for (var i = 0; i < 200; i++)
        {
            var phrase = string.Concat(made.Phrase(list));
            found += SecretDetector.Mask(phrase).Kinds.Contains(Kind) ? 1 : 0;
            ("助记词:" + phrase).ShouldHold(Kind);
            ("我的助记词是" + phrase + ",帮我看看").ShouldHold(Kind);
        }

        // A draw can look like a sentence by chance.
        found.ShouldBeGreaterThan(195);
    }

    [Theory]
    [InlineData("的的的的的的的的的的的")]
    [InlineData("人不能不要大家说有没有事都来问")]
    [InlineData("请不要在我不在的时候转走我的钱")]
    [InlineData("助记词是什么,有多少个单词,丢了能找回吗")]
    [InlineData("助记词不要告诉任何人对吧,我没有把助记词给别人")]
    [InlineData("我 要 人 工 客 服 快 点 来 人 啊 等 了 很 久")]
    [InlineData("how many words has a recovery phrase, and is my seed phrase stored by you?")]
    [InlineData("seed phrase: how many words does a wallet need when moving to another phone or computer?")]
    [InlineData("the seed round of this token, when does it unlock?")]
    [InlineData("can you help me find where the action button is, this old phone must be the problem but I will try again tomorrow")]
    [InlineData("market order, limit order, stop order, price alert, balance history, card payment, cash account, gas fee")]
    [InlineData("monday tuesday wednesday thursday friday saturday sunday january february march april may")]
    public void What_people_write_is_no_phrase(string text) => text.ShouldStay();

    [Fact]
    public void No_ordinary_sentence_full_of_list_words_is_a_phrase()
    {
        var path = SharedData.Path("data/bip39/english_negatives.txt");
        Assert.SkipWhen(path is null, "There is no ../shared/data/bip39 (or VIGIL_SHARED) to read.");
        foreach (var line in File.ReadLines(path))
        {
            line.ShouldStay();
        }
    }

    [Fact]
    public void Every_test_vector_is_found()
    {
        var path = SharedData.Path("data/bip39/vectors.json");
        Assert.SkipWhen(path is null, "There is no ../shared/data/bip39 (or VIGIL_SHARED) to read.");
        using var vectors = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var vector in vectors.RootElement.EnumerateObject().SelectMany(list => list.Value.EnumerateArray()))
        {
            var phrase = vector[1].GetString()!;
            phrase.ShouldHide(phrase, Kind);
            var key = vector[3].GetString()!;
            key.ShouldHide(key, SecretKinds.PrivateKey);
        }
    }
}
