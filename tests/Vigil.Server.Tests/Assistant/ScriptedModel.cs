using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Vigil.Server.Tests.Assistant;

/// <summary>One turn of the scripted model: how it answers a request.</summary>
internal delegate Task Turn(HttpContext context, JsonElement request);

/// <summary>A language model as far as the product can see one: a real HTTP listener on loopback that speaks the chat protocol and says what the test tells it to, the worst included.</summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    public const string Key = "key-of-the-scripted-model";

    private readonly WebApplication _server;
    private readonly CancellationTokenSource _ending = new();

    private ScriptedModel(WebApplication server) => _server = server;

    /// <summary>What it does; the number of the turn is that of the requests so far.</summary>
    public Func<int, Turn> Script { get; set; } = _ => Status(500);

    /// <summary>Bodies that it was sent, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Base address.</summary>
    public Uri Address { get; private set; } = null!;

    public static async Task<ScriptedModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var model = new ScriptedModel(server);
        server.MapPost("/v1/chat/completions", model.AnswerAsync);
        await server.StartAsync(TestContext.Current.CancellationToken);
        model.Address = new Uri(server.Urls.First().TrimEnd('/') + "/v1");
        return model;
    }

    /// <summary>The form that is asked for.</summary>
    public static Turn Says(string text, params string[] sources) => Writes(JsonSerializer.Serialize(new { text, sources }));

    /// <summary>Any content at all.</summary>
    public static Turn Writes(string content) => Json(JsonSerializer.Serialize(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1_795_000_000,
        model = "scripted",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content } } },
        usage = new { prompt_tokens = 1000, completion_tokens = 200, total_tokens = 1200 },
    }));

    /// <summary>Asks for a look-up.</summary>
    public static Turn Asks(string name, string arguments) => Json(JsonSerializer.Serialize(new
    {
        id = "chatcmpl-2",
        @object = "chat.completion",
        created = 1_795_000_000,
        model = "scripted",
        choices = new[] { new { index = 0, finish_reason = "tool_calls", message = new { role = "assistant", content = (string?)null, tool_calls = new[] { new { id = "call-1", type = "function", function = new { name, arguments } } } } } },
        usage = new { prompt_tokens = 1000, completion_tokens = 20, total_tokens = 1020 },
    }));

    /// <summary>Repeats whatever it was sent last: the obedient messenger of an attacker.</summary>
    public static Turn Repeats() => (context, request) =>
    {
        var messages = request.GetProperty("messages").EnumerateArray().Select(m => m.TryGetProperty("content", out var content) && content.ValueKind is JsonValueKind.String ? content.GetString() : "");
        return Says(string.Join('\n', messages))(context, request);
    };

    /// <summary>A body, whatever it is.</summary>
    public static Turn Json(string body) => (context, _) =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    };

    /// <summary>A status with a body that nobody should see.</summary>
    public static Turn Status(int status) => (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = "/v1/elsewhere";
        return context.Response.WriteAsync("""{"error":{"message":"internal-detail-of-the-endpoint"}}""", context.RequestAborted);
    };

    /// <summary>Nothing, until whoever asked has left.</summary>
    public Turn Silence() => async (context, _) => await UntilGoneAsync(context);

    /// <summary>The beginning of an answer, and never its end.</summary>
    public Turn NeverEnds(string beginning) => async (context, _) =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(beginning, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await UntilGoneAsync(context);
    };

    /// <summary>White space without end.</summary>
    public static Turn Floods() => async (context, _) =>
    {
        context.Response.ContentType = "application/json";
        var much = new string(' ', 65_536);
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(much, context.RequestAborted);
        }
    };

    /// <summary>Ends the connection in the middle.</summary>
    public static Turn Breaks() => async (context, _) =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{\"choices\":[", context.RequestAborted);
        context.Abort();
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _server.DisposeAsync();
        _ending.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        Requests.Enqueue(body);
        Assert.Equal($"Bearer {Key}", context.Request.Headers.Authorization);
        using var request = JsonDocument.Parse(body);
        try
        {
            await Script(Requests.Count)(context, request.RootElement);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has had enough, which is what these scripts are for.
            context.Abort();
        }
    }

    private async Task UntilGoneAsync(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token, context.RequestAborted);
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = gone.Token.Register(left.SetResult);
        await left.Task;
        context.Abort();
    }
}
