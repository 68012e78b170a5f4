using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vigil.Server.Tests.BadInput;

/// <summary>A parameter of an operation.</summary>
/// <param name="In">path or query.</param>
/// <param name="IsNumber">True for a whole number.</param>
internal sealed record ApiParameter(string Name, string In, bool IsNumber);

/// <summary>One operation of the OpenAPI document, with a body that it would take.</summary>
/// <param name="Body">Made from the schema; null where it takes no JSON.</param>
internal sealed record ApiOperation(string Method, string Path, IReadOnlyList<ApiParameter> Parameters, JsonObject? Body)
{
    /// <summary>As it is named in failures.</summary>
    public string Name => $"{Method} {Path}";

    /// <summary>All operations of a document below <c>/api</c>.</summary>
    public static IReadOnlyList<ApiOperation> Of(JsonElement document)
    {
        var schemas = document.GetProperty("components").GetProperty("schemas");
        return
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               where path.Name.StartsWith("/api/", StringComparison.Ordinal)
               from method in path.Value.EnumerateObject()
               select new ApiOperation(method.Name.ToUpperInvariant(), path.Name, ParametersOf(method.Value), BodyOf(method.Value, schemas)),
        ];
    }

    /// <summary>The path with its parameters filled in.</summary>
    public string PathWith(string caseId, (string Name, string Escaped)? other = null)
    {
        var filled = Path;
        foreach (var parameter in Parameters.Where(p => p.In == "path"))
        {
            var value = other is { } given && given.Name == parameter.Name ? given.Escaped : parameter.Name switch
            {
                "id" => caseId,
                "kind" => "withdrawals",
                "slug" => "withdrawal-time",
                _ => "W1",
            };
            filled = filled.Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal);
        }

        return filled;
    }

    /// <summary>Every place in the body where a text, a number or a flag stands.</summary>
    public IReadOnlyList<string[]> Leaves => Body is null ? [] : [.. LeavesOf(Body, [])];

    /// <summary>The body with one value in the place of another.</summary>
    public JsonObject BodyWith(string[] leaf, JsonNode? value)
    {
        var body = (JsonObject)Body!.DeepClone();
        JsonNode at = body;
        foreach (var step in leaf[..^1])
        {
            at = at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : at[step]!;
        }

        if (at is JsonArray array)
        {
            array[int.Parse(leaf[^1], CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            at[leaf[^1]] = value;
        }

        return body;
    }

    private static IEnumerable<string[]> LeavesOf(JsonNode node, string[] at) => node switch
    {
        JsonObject fields => fields.SelectMany(f => f.Value is null ? [] : LeavesOf(f.Value, [.. at, f.Key])),
        JsonArray items => items.SelectMany((item, i) => item is null ? [] : LeavesOf(item, [.. at, i.ToString(CultureInfo.InvariantCulture)])),
        _ => [at],
    };

    private static IReadOnlyList<ApiParameter> ParametersOf(JsonElement operation) => !operation.TryGetProperty("parameters", out var all) ? [] :
        [.. all.EnumerateArray().Select(p => new ApiParameter(
            p.GetProperty("name").GetString()!, p.GetProperty("in").GetString()!, p.GetProperty("schema").TryGetProperty("type", out var type) && type.ToString().Contains("integer", StringComparison.Ordinal)))];

    private static JsonObject? BodyOf(JsonElement operation, JsonElement schemas) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
            ? Sample("", json.GetProperty("schema"), schemas) as JsonObject : null;

    // Something of the right shape: what it means, the handler may decline.
    private static JsonNode? Sample(string name, JsonElement schema, JsonElement schemas)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Sample(name, schemas.GetProperty(reference.GetString()!.Split('/')[^1]), schemas);
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            return Sample(name, choices.EnumerateArray().Last(), schemas);
        }

        var type = schema.TryGetProperty("type", out var declared) ? declared.ToString() : "";
        if (schema.TryGetProperty("properties", out var properties))
        {
            return new JsonObject(properties.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Sample(p.Name, p.Value, schemas))));
        }

        if (type.Contains("array", StringComparison.Ordinal))
        {
            return new JsonArray(Sample(name, schema.GetProperty("items"), schemas));
        }

        return type.Contains("object", StringComparison.Ordinal) ? new JsonObject { ["orderId"] = "W1" }
            : type.Contains("integer", StringComparison.Ordinal) || type.Contains("number", StringComparison.Ordinal) ? JsonValue.Create(3)
            : type.Contains("boolean", StringComparison.Ordinal) ? JsonValue.Create(true)
            : schema.TryGetProperty("format", out var format) && format.GetString() == "uuid" ? JsonValue.Create("00000000-0000-7000-8000-000000000001")
            : schema.TryGetProperty("format", out var date) && date.GetString() == "date-time" ? JsonValue.Create("2026-11-22T08:00:00Z")
            : JsonValue.Create(Words.GetValueOrDefault(name, "a word"));
    }

    // So that a body differs from what would be taken in one place alone, where that is easily had.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["state"] = "break", ["queue"] = "security", ["intent"] = "withdrawal.status", ["locale"] = "zh-CN", ["timeZone"] = "Asia/Shanghai",
    };
}
