using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Assistant;

/// <summary>How the assistant behaves. Configuration section <c>Assistant</c>.</summary>
public sealed class AssistantOptions
{
    /// <summary>The lowest probability at which a topic counts as understood: what the case is about, and who it goes to. From 0 to 1; the default is 0.4 (docs/decisions/0006).</summary>
    [Range(0.0, 1.0)]
    public double AnswerThreshold { get; set; } = 0.4;

    /// <summary>Below this probability a short message is read as being about what the case is about already ('how much longer?'), from 0 to 1. The default is 0.6.</summary>
    [Range(0.0, 1.0)]
    public double FollowUpThreshold { get; set; } = 0.6;

    /// <summary>
    /// What an answer to the wrong topic costs, counted in questions that a person answers instead, by the priority of the topic (low, normal, high, urgent), each at least 1.
    /// A topic is answered from a probability of 1 − 1/cost; below it the assistant asks which of two topics is meant. The defaults are 5, 6, 8 and 8 (docs/decisions/0006).
    /// </summary>
    public Dictionary<string, double> WrongAnswerCosts { get; } = new(StringComparer.Ordinal) { ["low"] = 5, ["normal"] = 6, ["high"] = 8, ["urgent"] = 8 };

    /// <summary>The lowest probability that one of the two topics is meant at which the assistant asks which, instead of admitting that it does not know. From 0 to 1; the default is 0.4.</summary>
    [Range(0.0, 1.0)]
    public double AskThreshold { get; set; } = 0.4;

    /// <summary>Folder of trained models. Empty, the default: <c>models</c> in the data folder.</summary>
    public string Models { get; set; } = "";
}
