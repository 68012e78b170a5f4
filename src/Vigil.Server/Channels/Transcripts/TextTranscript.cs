using System.Text;

namespace Vigil.Server.Channels.Transcripts;

/// <summary>As plain text. What somebody said stands further in than who said it, so that no message can pass for another person's.</summary>
internal sealed class TextTranscript(TranscriptHead head) : TranscriptForm(head)
{
    public override string Type => "text/plain";

    public override string Disposition => $"attachment; filename=\"conversation-{Head.Number}.txt\"";

    public override string Policy => "sandbox; default-src 'none'";

    public override string Begin() => $"{Head.Title}\n{Head.About}\n";

    public override string End() => $"\n{Head.Words.End}\n";

    protected override void AppendDay(StringBuilder text, string day) => text.Append('\n').Append("== ").Append(day).Append(" ==\n");

    protected override void AppendEntry(StringBuilder text, ToldEntry told)
    {
        text.Append('\n').Append(TranscriptHead.Clock(told.At)).Append("  ").Append(told.Who ?? $"* {told.Text}").Append('\n');
        foreach (var line in (told.Who is null || told.Text.Length == 0 ? [] : told.Text.Split('\n')).Concat(told.Under.Select(u => $"[{u}]")))
        {
            text.Append("       ").Append(line).Append('\n');
        }
    }
}
