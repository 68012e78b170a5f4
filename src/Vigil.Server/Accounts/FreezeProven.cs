using Vigil.Contracts;

namespace Vigil.Server.Accounts;

/// <summary>Somebody without a session has proven that they may freeze an account, whether a freeze was under way already or not: whoever holds a session of it may be somebody else.</summary>
public sealed record FreezeProven(CustomerId CustomerId);
