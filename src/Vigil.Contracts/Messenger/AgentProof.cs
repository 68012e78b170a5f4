namespace Vigil.Contracts.Messenger;

/// <summary>Whether a person of ours is in this conversation now.</summary>
/// <param name="State">agent, assistant, waiting (for a person) or nobody (it is over). Only <c>agent</c> means that a person of ours is talking to this customer.</param>
/// <param name="Agent">Their name; null where no agent has it.</param>
/// <param name="Channel">Where they are talking: messenger. On any other channel it is not them, unless they name the code.</param>
/// <param name="Code">Six digits that the agent sees too and has to name elsewhere; null where no agent has it, or too many wrong ones were tried.</param>
/// <param name="Until">When the code ends.</param>
public sealed record AgentProofView(string State, string? Agent, string Channel, string? Code, DateTimeOffset? Until);

/// <summary>The digits that somebody named who says that they are the agent.</summary>
/// <param name="Code">Six digits.</param>
public sealed record NamedCode(string Code);

/// <summary>What came of it.</summary>
/// <param name="Confirmed">True only where they are the code of this conversation and its agent. Anything else: do not go on.</param>
public sealed record CodeAnswerView(bool Confirmed);
