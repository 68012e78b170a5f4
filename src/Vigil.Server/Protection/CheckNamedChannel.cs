using Vigil.Server.Platform.Data;
using Vigil.Server.Protection.Guarding;
using Vigil.Server.Protection.Listing;
using Vigil.Server.Protection.Page;
using Vigil.Server.Protection.Recognising;

namespace Vigil.Server.Protection;

/// <summary>'Is meridian-verify.com your site?' in a conversation: what the lists say to the first address, mail address or telephone number that a message names, in the words of the public check.</summary>
internal sealed class CheckNamedChannel(ReadLists lists, Outage outage)
{
    /// <summary>What was found and what to do; null where the message names none, or nothing can be confirmed now: then it is answered in general.</summary>
    public async Task<string?> HandleAsync(string text, string language, CancellationToken cancellationToken)
    {
        if (FindNamed.In(text).FirstOrDefault() is not { Text: not null } named)
        {
            return null;
        }

        try
        {
            var found = Recogniser.Check(named.Text, named.Kind, await lists.NowAsync(cancellationToken));
            var view = VerdictText.Of(language, found);

            // Nobody taps what is named as false.
            return found.Verdict is ChannelVerdict.CannotCheck ? null : string.Join(language == "zh" ? "" : " ", [view.Summary.Replace("www.", "www[.]", StringComparison.OrdinalIgnoreCase), .. view.Advice.Take(1), .. view.Limits.Take(1)]);
        }
        catch (Exception failure) when (outage.Note(failure) is not null)
        {
            return null;
        }
    }
}
