using System.Text.Json;
using Vigil.Contracts;
using Vigil.Contracts.Console;
using Vigil.Contracts.Messenger;
using Vigil.Server.Tests.Harness;

namespace Vigil.Server.Tests.Platform;

// The browsers' types are generated from the document: what it says wrongly, they believe.
public sealed class ApiDescriptionTests() : SliceTest(TestDatabase.Sqlite)
{
    [Fact]
    public async Task Every_record_that_messenger_and_console_exchange_with_the_server_is_described()
    {
        var described = await SchemasAsync();
        string[] wires = [typeof(EntryView).Namespace!, typeof(StaffEntryView).Namespace!];
        var records = typeof(CaseId).Assembly.GetExportedTypes().Where(type => wires.Contains(type.Namespace)).Select(type => type.Name);

        Assert.Empty(records.Except(described.EnumerateObject().Select(schema => schema.Name)));
        Assert.Equal("#/components/schemas/ReviewInfo", Property(described, "Withdrawal", "review").GetProperty("oneOf")[1].GetProperty("$ref").GetString());
    }

    [Fact]
    public async Task Numbers_are_numbers_ids_are_strings_and_what_may_be_null_may_be_absent()
    {
        var described = await SchemasAsync();

        Assert.Empty(described.EnumerateObject().SelectMany(schema => schema.Value.TryGetProperty("properties", out var all) ? all.EnumerateObject().Select(p => (schema.Name, p)) : [])
            .Where(at => Types(at.p.Value) is { Length: > 1 } types && types.Contains("string") && types.Any(t => t is "integer" or "number"))
            .Select(at => $"{at.Name}.{at.p.Name}"));
        Assert.Equal("uuid", described.GetProperty("CaseId").GetProperty("format").GetString());
        Assert.Equal(["string"], Types(described.GetProperty("CaseId")));
        Assert.Equal(["caseId", "number", "state", "urgent", "mayRate", "readUpTo", "upTo"], described.GetProperty("CaseStateView").GetProperty("required").EnumerateArray().Select(name => name.GetString()!));
        Assert.Equal(["string"], Types(Property(described, "ProblemDetails", "code")));
    }

    private static JsonElement Property(JsonElement schemas, string record, string name) => schemas.GetProperty(record).GetProperty("properties").GetProperty(name);

    private static string[] Types(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];

    private async Task<JsonElement> SchemasAsync()
    {
        using var document = JsonDocument.Parse(await (await StartAsync()).Monitor().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Ending));
        return document.RootElement.GetProperty("components").GetProperty("schemas").Clone();
    }
}
