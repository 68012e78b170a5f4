namespace Vigil.Sandbox.Ledger;

/// <summary>One sign-in to Meridian's own pages: what identity tokens name in <c>sid</c> and the event <c>session.ended</c> in <c>objectId</c>.</summary>
/// <param name="Id">Random, 35 characters; nobody is signed in by guessing it.</param>
/// <param name="Browser">As the customer's list shows it; not translated.</param>
/// <param name="EndedAt">When it was ended, by its owner, a freeze or a newer one in its place; null while it goes on.</param>
internal sealed record SignedIn(string Id, string Browser, DateTimeOffset StartedAt, DateTimeOffset? EndedAt = null);
