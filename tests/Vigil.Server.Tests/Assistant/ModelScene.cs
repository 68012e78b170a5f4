using Vigil.Contracts.Messenger;
using Vigil.Server.Platform.Telemetry;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Assistant;

/// <summary>A customer with a withdrawal, an exchange, and a server whose answers a scripted model may word.</summary>
internal sealed record ModelScene(VigilApplication App, FakeExchange Exchange, ScriptedModel Model, Customer Customer)
{
    public const string Question = "Why has my withdrawal from last night not arrived?";
    public const string Transaction = "0x4f7a000000000000000000000000000000000000000000000000000000d193d1";

    /// <summary>02:14 in Shanghai, the night after 23:40.</summary>
    public static readonly DateTimeOffset Night = new(2026, 11, 21, 18, 14, 0, TimeSpan.Zero);

    /// <summary>What the server is set to: it answers rather than asks, for only answers are worded.</summary>
    public static (string Name, string? Value)[] Settings(ScriptedModel model, double timeoutSeconds = 15) =>
    [
        ("Staff:Demo", "true"), ("Assistant:WrongAnswerCosts:high", "1.5"), ("Assistant:AskThreshold", "1"), ("LanguageModel:Url", model.Address.ToString()), ("LanguageModel:Model", "scripted"), ("LanguageModel:ApiKey", ScriptedModel.Key),
        ("LanguageModel:TimeoutSeconds", timeoutSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("LanguageModel:InputPrice", "2"), ("LanguageModel:OutputPrice", "10"),
    ];

    /// <summary>The answer to a question, in a case of its own.</summary>
    public async Task<EntryView> AskAsync(string text) => (await Meridians.AnswersAsync(Customer, await Customer.OpenCaseAsync(text), 1))[0];

    /// <summary>How often an answer came to this outcome.</summary>
    public bool Came(string outcome) => App.Get<VigilMetrics>().ToPrometheus().Contains($"vigil_language_model_answers_total{{outcome=\"{outcome}\"}} ", StringComparison.Ordinal);
}
