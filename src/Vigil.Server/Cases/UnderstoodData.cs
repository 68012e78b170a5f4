namespace Vigil.Server.Cases;

/// <summary>Stored with an Understood entry: what the assistant made of a customer's message.</summary>
/// <param name="OfSeq">Number of the message.</param>
/// <param name="Topic">Topic id; null if none was certain enough to keep.</param>
/// <param name="Probability">From 0 to 1, calibrated.</param>
/// <param name="Signals">Why it is urgent, such as <c>theft</c>.</param>
/// <param name="Records">Records that were read for the answer, as <c>withdrawal:W2026…</c>.</param>
/// <param name="NeedsSignIn">True where the customer was asked to sign in first.</param>
public sealed record UnderstoodData(long OfSeq, string Language, string? Topic, double Probability, IReadOnlyList<string> Signals, IReadOnlyList<string> Records, bool NeedsSignIn = false);
