namespace Vigil.Sandbox.Stories;

/// <summary>
/// A persona's situation. <paramref name="Background"/> is written once, <paramref name="Situation"/> each time it is made anew;
/// what an earlier telling left behind stays in the account's history.
/// </summary>
/// <param name="Finished">Whether the last telling is over, so that the next sign-in makes a new one; null when it lasts.</param>
internal sealed record Story(string Situation, Action<Stage> Background, Action<Stage> Tell, Func<Stage, bool>? Finished = null);
