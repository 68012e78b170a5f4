using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Wordings;

/// <summary>How a person is asked for in English, each wording with its weight; one in all is enough.</summary>
internal static partial class EnglishWishes
{
    // Names of a person who could help, as customers use them. 客服 and 'agent' alone name a topic as often as a wish, so they need a verb.
    private const string EnStrong = "(human|humans|real person|real people|real human|live person|live agent|live human|live chat|live support|live rep|live operator|actual person|actual human|actual people|human being|representative|rep|operator|support agent|human agent|human support|support person|support staff|support rep|service rep|service agent|customer service|customer support|customer care|supervisor|csr)";
    private const string EnAny = "(human|humans|person|people|agent|agents|representative|rep|reps|operator|advisor|adviser|someone|somebody|anyone|anybody|specialist|supervisor|manager|staff|employee|team member|support|support team|customer service|customer support|customer care|csr)";

    public static readonly (Regex Wording, double Weight)[] All =
    [
        (TalkTo, 1), (ConnectMe, 1), (ConnectToPerson, 1), (ConnectToAgent, 1), (WantPerson, 1), (BringPerson, 1), (WantAgentNow, 1), (AnyHumans, 1),
        (AnybodyThere, 1), (RealPerson, 1), (Human, 1), (NoTalkToBot, 1), (NoBot, 0.4), (CallMe, 1), (PersonAlone, 1), (SomebodyReal, 1),
        (AgentPlease, 0.6), (AgentFirst, 1), (WantSupervisor, 1),
    ];

    [GeneratedRegex(@"\b(talk|speak|chat|talking|speaking|chatting|communicate|converse|discuss|deal|dealing)\b( this| it| directly| live| now| online)?( to| with)( [a-z'/-]+){0,4} " + EnAny + @"\b", Pattern.Options)]
    public static partial Regex TalkTo { get; }

    [GeneratedRegex(@"\b(connect|transfer|put|hand|pass|switch|forward|route|direct|escalate|redirect|get|send|give|bring|find|link|patch|refer|move|assign)\b (me|us|this|it|my case|my chat|the chat|the case|my ticket)( [a-z'/-]+){0,5} " + EnAny + @"\b", Pattern.Options)]
    public static partial Regex ConnectMe { get; }

    [GeneratedRegex(@"\b(connect|transfer|escalate|switch|hand over|handover|redirect)( me)?( over)? (to|with) (a |an |the |your |any |some )?" + EnStrong + @"\b", Pattern.Options)]
    public static partial Regex ConnectToPerson { get; }

    [GeneratedRegex(@"\b(connect|transfer|escalate|switch|hand over|handover|redirect)( me)?( over)? (to|with) ((a|an|the|your|any|some) (agent|manager|specialist|person)|agents?)\b", Pattern.Options)]
    public static partial Regex ConnectToAgent { get; }

    [GeneratedRegex(@"\b(need|want|get|demand|require|request|requesting|like|prefer|reach|rather|call|contact|find|have|needs|wants|getting|reaching|ask for|asking for|looking for|gimme|show me|where is|where are|where's|how about|how to|message)\b( to| me| us| have| see| get| reach| contact| with)*( a| an| any| the| some| your| one| my)*( fucking| damn| goddamn| bloody| freaking| proper| competent| actual| real| live| human)* " + EnStrong + @"\b", Pattern.Options)]
    public static partial Regex WantPerson { get; }

    [GeneratedRegex(@"\b(put|bring|get|send) (a|an|some|your) (real |live |actual )?(human|person|agent|representative|supervisor|manager)\b", Pattern.Options)]
    public static partial Regex BringPerson { get; }

    [GeneratedRegex(@"\b(need|want|demand|request|get|prefer|require|give me|get me|send me)\b( me| to have| to get)?( a| an| any| one| some)?( fucking| damn| bloody| freaking| proper| competent)* (agent|person|manager|specialist|people)( *$|[.,!?]| please| now| not | to (talk|speak|help|look|handle|review|check|assist)| asap| who| immediately| right| instead| here| on )", Pattern.Options)]
    public static partial Regex WantAgentNow { get; }

    [GeneratedRegex(@"\b(any|is there|are there|are any|do you have|have you got|got)( a| an| any| some)*( real| actual| live| living| breathing)? (humans?|persons?|people|agents?|someone|somebody|anyone|anybody)( beings?)?( here| there| available| online| around| working| on duty| i (can|could|may)| to (talk|speak|chat)| alive| that can| who can)", Pattern.Options)]
    public static partial Regex AnyHumans { get; }

    [GeneratedRegex(@"\b(is|are) (there )?(anyone|anybody|someone|somebody)( real| human| alive| actually| actual)*( here| there| home| listening| available| online| reading)", Pattern.Options)]
    public static partial Regex AnybodyThere { get; }

    [GeneratedRegex(@"\b(real|actual|live|living|flesh and blood|breathing) (human|person|people|agent|support|assistance|help)( being)?( please|,| now| not|!|\.|$| here| instead)", Pattern.Options)]
    public static partial Regex RealPerson { get; }

    [GeneratedRegex(@"\bhuman( being| agent| support| help| assistance| operator| rep| assistant| intervention| response| reply)?( please|,| now|!|\.|\?|$| pls| asap| instead)", Pattern.Options)]
    public static partial Regex Human { get; }

    [GeneratedRegex(@"\b(don't|do not|not|stop|no more|hate|tired of|sick of|enough of|refuse to|won't|done|rather not|quit)\b( want to| wanna| going to)?( be)? ?(talk|talking|speak|speaking|chat|chatting|arguing|deal|dealing)? ?(to|with) (a |an |the |this |your |these |some )?(stupid |dumb |useless |damn )?(bot|bots|robot|robots|machine|ai|chatbot|computer|script)\b", Pattern.Options)]
    public static partial Regex NoTalkToBot { get; }

    [GeneratedRegex(@"\b(no (more )?|not a |not another |instead of a |without )(bot|bots|robot|robots|chatbot|ai|machine)\b", Pattern.Options)]
    public static partial Regex NoBot { get; }

    [GeneratedRegex(@"\b(call me( back)?|phone me|give me a call|ring me|call back)\b( please| now| asap|!|\.|,|$| at | on | about)", Pattern.Options)]
    public static partial Regex CallMe { get; }

    [GeneratedRegex(@"^(please |pls |just |ok |hello |hi |hey |yo |i said |again |get |give |want |need |an? |the |real |live |your |,|\.| )*(agent|human|person|representative|rep|operator|customer service|customer support|live chat|manager|supervisor|real person|human being|support agent|someone real|csr)s?( please| pls| now| asap| here| help| thanks| thank you| needed| required| only| wanted| support|!|\.|\?|,| )*$", Pattern.Options)]
    public static partial Regex PersonAlone { get; }

    [GeneratedRegex(@"\b(someone|somebody) (real|human|alive|who is human|who's human|in charge|from (the |your )?(support|team|staff)|from the team|competent|at your (company|office|exchange))", Pattern.Options)]
    public static partial Regex SomebodyReal { get; }

    [GeneratedRegex(@"\b(agent|agents|human|person)\b[^.!?□]{0,12}(please|now|asap)( *!*)$", Pattern.Options)]
    public static partial Regex AgentPlease { get; }

    [GeneratedRegex(@"^(please |hi |hello |hey |,|\.)*(an? )?(live |real |human )?(agent|human|person|representative|rep|operator|manager|supervisor) (please|pls|plz|now|asap)\b", Pattern.Options)]
    public static partial Regex AgentFirst { get; }

    [GeneratedRegex(@"\b(want|need|get|give|bring|ask)\b[^.!?□]{0,20}\b(supervisor|manager|boss|someone in charge|somebody in charge)\b", Pattern.Options)]
    public static partial Regex WantSupervisor { get; }
}
