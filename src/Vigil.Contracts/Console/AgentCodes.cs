namespace Vigil.Contracts.Console;

/// <summary>What the agent of a case names to its customer on another channel.</summary>
/// <param name="Code">Six digits; null for a visitor, who sees none, and where too many wrong ones were tried.</param>
/// <param name="Until">When it ends; null where there is none.</param>
public sealed record AgentCodeView(string? Code, DateTimeOffset? Until);
