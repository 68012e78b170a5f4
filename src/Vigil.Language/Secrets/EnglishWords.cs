using System.Collections.Frozen;

namespace Vigil.Language.Secrets;

/// <summary>English words that tell a sentence from a phrase. Counted in the training halves of BANKING77 and CLINC150 and in our own phrases.</summary>
internal static class EnglishWords
{
    /// <summary>Words of the list that everybody uses all the time: a drawn phrase of twelve has 0.7 of them in the mean, a sentence half of its words.</summary>
    public static readonly FrozenSet<string> Everyday = Set(
        """
        you what card can account need have please that this tell there transfer know when top will payment want credit like where cash use long help make change exchange list time any car now find much about fee
        rate one still check visa name phone order wrong charge just work next add more amount number limit put extra today right give cancel off someone before all call possible good into day balance way
        direct current they able say another receive sure come between reason place kind start already since correct because soon over two until keep month again explain wait tomorrow morning people
        then only other same very some first second year most such even also both always must never old under up above after thing think could would should
        """);

    /// <summary>Words that no list has and no sentence does without; a phrase is over where one stands.</summary>
    public static readonly FrozenSet<string> Grammar = Set(
        """
        i my me mine we our us your yours he she his her him its it the a an is are was were am be been being do does did done to for how why which who whose on in of and or but so nor get got gets from with without not no at if as by through
        didnt dont cant wont isnt doesnt didn't don't can't won't isn't doesn't i'm i've i'd i'll it's that's what's out go went going gone has had having should would could may might shall there's let let's than too yes yet see seen they're you're them their those these please thanks thank pls plz hi hey password passwords passphrase pwd pin uid txid
        """);

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
