using System.ComponentModel.DataAnnotations;

namespace Vigil.Server.Assistant;

/// <summary>How the assistant behaves. Configuration section <c>Assistant</c>.</summary>
public sealed class AssistantOptions
{
    /// <summary>The lowest probability of a topic at which the assistant answers instead of admitting that it does not know, from 0 to 1. The default is 0.4 (docs/decisions/0006).</summary>
    [Range(0.0, 1.0)]
    public double AnswerThreshold { get; set; } = 0.4;

    /// <summary>Below this probability a short message is read as being about what the case is about already ('how much longer?'), from 0 to 1. The default is 0.6.</summary>
    [Range(0.0, 1.0)]
    public double FollowUpThreshold { get; set; } = 0.6;

    /// <summary>Folder of trained models. Empty, the default: <c>models</c> in the data folder.</summary>
    public string Models { get; set; } = "";
}
