using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Vigil.Server.Channels.Transcripts;

/// <summary>
/// As a page to print. It has no script and may fetch nothing but its style sheet, which lies with the messenger. The browser opens it from memory
/// (blob:), where no header reaches: the policy therefore stands in the page as well.
/// </summary>
internal sealed class PageTranscript(TranscriptHead head) : TranscriptForm(head)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public override string Type => "text/html";

    public override string Disposition => $"inline; filename=\"conversation-{Head.Number}.html\"";

    public override string Policy => $"{InPage}; frame-ancestors 'none'";

    private string InPage => $"default-src 'none'; style-src {Head.Origin}; base-uri 'none'; form-action 'none'";

    public override string Begin() => $"""
        <!DOCTYPE html>
        <html lang="{Head.Words.Language}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Encoder.Encode(InPage)}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <meta name="referrer" content="no-referrer">
        <title>{Encoder.Encode(Head.Title)}</title>
        <link rel="stylesheet" href="{Encoder.Encode(Head.Origin)}/messenger/transcript.css">
        </head>
        <body><main>
        <h1>{Encoder.Encode(Head.Title)}</h1>
        <p class="about">{Encoder.Encode(Head.About)}</p>

        """;

    public override string End() => $"<p class=\"about\">{Encoder.Encode(Head.Words.End)}</p>\n</main></body>\n</html>\n";

    protected override void AppendDay(StringBuilder text, string day) => text.Append("<h2>").Append(Encoder.Encode(day)).Append("</h2>\n");

    protected override void AppendEntry(StringBuilder text, ToldEntry told)
    {
        var at = told.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        var time = $"<time datetime=\"{at}\">{TranscriptHead.Clock(told.At)}</time>";
        if (told.Who is null)
        {
            text.Append("<p class=\"event\">").Append(time).Append(' ').Append(Encoder.Encode(told.Text)).Append("</p>\n");
        }
        else
        {
            text.Append("<h3>").Append(time).Append(" <bdi>").Append(Encoder.Encode(told.Who)).Append("</bdi></h3>\n");
        }

        if (told.Who is not null && told.Text.Length > 0)
        {
            // A line feed as itself: the style keeps it.
            text.Append("<p class=\"said\" dir=\"auto\">").AppendJoin('\n', told.Text.Split('\n').Select(Encoder.Encode)).Append("</p>\n");
        }

        if (told.Under.Count > 0)
        {
            text.Append("<ul>").AppendJoin("", told.Under.Select(u => $"<li dir=\"auto\">{Encoder.Encode(u)}</li>")).Append("</ul>\n");
        }
    }
}
