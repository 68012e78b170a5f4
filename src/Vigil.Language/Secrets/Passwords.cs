using System.Text.RegularExpressions;
using Vigil.Language.Text;

namespace Vigil.Language.Secrets;

/// <summary>Passwords, PINs and anti-phishing phrases told in prose. That a password is spoken of tells nothing; its value must be there.</summary>
internal static partial class Passwords
{
    private const int Reach = 48;

    public static void Find(SecretText text, Cues cues, List<SecretSpan> found)
    {
        for (var i = 0; i < cues.All.Count; i++)
        {
            var cue = cues.All[i];
            var limit = i + 1 < cues.All.Count ? cues.All[i + 1].Start : text.Folded.Length;
            var isOfApi = cue.Cue == Cue.Secret && text.Plain.AsSpan(cue.Start, cue.End - cue.Start).EndsWith("passphrase");
            var value = cue.Cue switch
            {
                Cue.Password => OfPassword(text, cue, limit) ?? Earlier(text, cue, i > 0 ? cues.All[i - 1] : null),
                Cue.Secret when isOfApi => OfPassword(text, cue, limit),
                Cue.Pin => Pins.After(text, cue),
                _ => null,
            };
            while (value is { } told)
            {
                found.Add(new SecretSpan(isOfApi ? SecretKinds.ApiSecret : SecretKinds.Password, told.Start, told.End));
                value = PasswordPlaces.Next(text, told.End);
            }
        }

        TakeAfterMail(text, found);
    }

    // 'mike@example.com / Winter2025!', 'mike@example.com:Winter2025!'.
    private static void TakeAfterMail(SecretText text, List<SecretSpan> found)
    {
        foreach (Match match in MailAndSlash.Matches(text.Plain))
        {
            if (ValueReader.ValueAt(text.Folded, match.Index + match.Length, isTold: false) is { } value && (IsDivided(match.ValueSpan) ? PasswordValue.LooksSecret(text, value) : PasswordValue.LooksDrawn(text, value)))
            {
                found.Add(new SecretSpan(SecretKinds.Password, value.Start, value.End));
            }
        }
    }

    // By a space alone only what looks like nothing else counts.
    private static bool IsDivided(ReadOnlySpan<char> between) => between.TrimEnd(' ')[^1] is '/' or ':' or '|';

    // What another word announces is no password: '用户名 Wang1990 密码忘了'.
    private static Told? Earlier(SecretText text, CueAt cue, CueAt? before) => before is { Cue: Cue.Other } ? null : PasswordPlaces.Earlier(text, cue.Start, before?.End ?? 0);

    private static Told? OfPassword(SecretText text, CueAt cue, int limit)
    {
        var value = ValueReader.After(text, cue.End, out var isTold);
        // 'password_reset' is a name in a program.
        if (value is { } told && text.Plain[told.Start] != '_' && PasswordValue.IsOne(text, told) && (told.IsTold || !IsPass(text, cue)))
        {
            return told;
        }

        if (PasswordPlaces.Before(text, cue.Start) is { } earlier)
        {
            return earlier;
        }

        return IsPass(text, cue) ? null : PasswordPlaces.Further(text, cue.End, Math.Min(limit, cue.End + Reach), isTold);
    }

    // 'Pass' is a verb as well.
    private static bool IsPass(SecretText text, CueAt cue) => text.Plain.AsSpan(cue.Start, cue.End - cue.Start).SequenceEqual("pass");

    [GeneratedRegex(@"@[a-z0-9-]{1,40}\.[a-z.]{2,20} {0,2}([/:|] {0,2}|[ \n、,]{1,3})", Pattern.Options)]
    private static partial Regex MailAndSlash { get; }
}
