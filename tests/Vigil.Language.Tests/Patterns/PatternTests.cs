using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Vigil.Language.Text;
using Vigil.Language.Wordings;
using Xunit;

namespace Vigil.Language.Tests.Patterns;

/// <summary>One half of the patterns on hostile texts: two classes, so that two processors share the longest test there is.</summary>
public sealed class EvenPatternTests
{
    public static TheoryData<string> Names => [.. PatternTests.Names.Index().Where(n => n.Index % 2 == 0).Select(n => n.Item)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_makes_a_pattern_explode(string name) => PatternTests.ExplosionOf(name).ShouldBeNull(name);
}

/// <summary>The other half.</summary>
public sealed class OddPatternTests
{
    public static TheoryData<string> Names => [.. PatternTests.Names.Index().Where(n => n.Index % 2 == 1).Select(n => n.Item)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_makes_a_pattern_explode(string name) => PatternTests.ExplosionOf(name).ShouldBeNull(name);
}

/// <summary>The patterns backtrack and strangers write what they read, so none of them may have a text that takes it forever.</summary>
public sealed class PatternTests
{
    // What explodes would take longer than the age of the world; what is slow only because the machine is busy is done in time when the text is an eighth as long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int Eighth = 8;

    private static readonly Dictionary<string, Regex> Patterns = typeof(Understanding).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(property => property.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
        .ToDictionary(property => $"{property.DeclaringType!.Name}.{property.Name}", property => (Regex)property.GetValue(null)!, StringComparer.Ordinal);

    internal static IReadOnlyList<string> Names { get; } = [.. Patterns.Keys.Order(StringComparer.Ordinal)];

    internal static string? ExplosionOf(string name) => Explosion(Patterns[name].ToString());

    [Theory]
    [InlineData("(a|aa|ab)*c")]
    [InlineData(@"\b(are|is) you( all| really| all really)* bad")]
    [InlineData("^(嗯+|好)+$")]
    [InlineData("(要|需要|需)*(什么|哪些)材料")]
    [InlineData(@"([0-9]+[,.]?)+ ?usdt")]
    public void A_pattern_that_can_cut_a_text_in_many_ways_is_found(string pattern) => Explosion(pattern).ShouldNotBeNull();

    [Fact]
    public void Every_pattern_of_the_assembly_is_compiled_at_build_with_the_same_options()
    {
        Patterns.Count.ShouldBeGreaterThan(100);
        foreach (var (name, pattern) in Patterns)
        {
            pattern.Options.ShouldBe(Pattern.Options, name);
        }

        var fields = typeof(Understanding).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters && type.Namespace?.StartsWith("Vigil.", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        fields.Where(field => field.FieldType == typeof(Regex)).Select(field => $"{field.DeclaringType!.Name}.{field.Name}").ShouldBeEmpty();
        fields.Where(field => field.FieldType == typeof(Regex[])).SelectMany(field => (Regex[])field.GetValue(null)!).ShouldBeSubsetOf(Patterns.Values);
    }

    [Fact]
    public void What_is_tried_only_on_a_script_needs_a_letter_of_it()
    {
        Regex[] chinese = [.. NotHappened.Chinese, .. NotAPerson.Chinese, .. ChineseWishes.All.Select(w => w.Wording)];
        foreach (var pattern in chinese)
        {
            PatternTree.Of(pattern.ToString()).Words(int.MaxValue).ShouldAllBe(word => Script.HasHan(word), pattern.ToString());
        }

        Regex[] english = [.. NotHappened.English, .. NotAPerson.English, .. EnglishWishes.All.Select(w => w.Wording)];
        foreach (var pattern in english)
        {
            PatternTree.Of(pattern.ToString()).Words(int.MaxValue).ShouldAllBe(word => Script.HasLatin(word), pattern.ToString());
        }
    }

    /// <summary>The text that the pattern explodes on, shortened for people; null where none was found. Interpreted, since the generated code knows no timeout; both search in the same way.</summary>
    private static string? Explosion(string pattern)
    {
        var regex = new Regex(pattern, Pattern.Options, Patience);
        foreach (var text in HostileTexts.For(pattern))
        {
            if (!Ends(regex, text) && !Ends(regex, text.Length <= HostileTexts.Long * 2 ? text : text[..(text.Length / Eighth)] + text[^1]))
            {
                return text.Length <= 60 ? text : $"{text[..60]}… ({text.Length} characters)";
            }
        }

        return null;
    }

    private static bool Ends(Regex regex, string text)
    {
        try
        {
            return regex.Count(text) >= 0;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
