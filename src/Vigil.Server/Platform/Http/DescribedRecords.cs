using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Vigil.Contracts;

namespace Vigil.Server.Platform.Http;

/// <summary>Records that stand in the API's description though no route returns them.</summary>
internal sealed class DescribedRecords
{
    /// <summary>What modules have named.</summary>
    public HashSet<Type> Types { get; } = [];

    /// <summary>Adds them, and what they hold, to the document.</summary>
    public static async Task AddAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var services = context.ApplicationServices;
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var waiting = new Queue<Type>(services.GetRequiredService<IOptions<DescribedRecords>>().Value.Types.OrderBy(type => type.Name, StringComparer.Ordinal));
        while (waiting.TryDequeue(out var type))
        {
            if (document.Components?.Schemas?.ContainsKey(type.Name) != true)
            {
                var schema = await context.GetOrCreateSchemaAsync(type, parameterDescription: null, cancellationToken);
                foreach (var held in ReferToRecords(schema, type, json, document))
                {
                    waiting.Enqueue(held);
                }

                document.AddComponent(type.Name, schema);
            }
        }
    }

    // Outside a route the generator writes what a record holds into the record itself, and forgets that it may be null.
    private static IEnumerable<Type> ReferToRecords(OpenApiSchema schema, Type type, JsonSerializerOptions json, OpenApiDocument document)
    {
        foreach (var property in json.GetTypeInfo(type).Properties)
        {
            var element = json.GetTypeInfo(property.PropertyType).ElementType;
            var held = Nullable.GetUnderlyingType(property.PropertyType) ?? element ?? property.PropertyType;
            if (held.Assembly != typeof(IId<>).Assembly || schema.Properties is not { } properties)
            {
                continue;
            }

            var written = properties[property.Name];
            var reference = new OpenApiSchemaReference(held.Name, document) { Description = written.Description };
            if (element is not null && written is OpenApiSchema list)
            {
                list.Items = new OpenApiSchemaReference(held.Name, document);
            }
            else
            {
                properties[property.Name] = property.IsGetNullable ? new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference] } : reference;
            }

            yield return held;
        }
    }
}
