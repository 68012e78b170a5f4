using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Vigil.Contracts;

namespace Vigil.Server.Platform.Http;

/// <summary>The OpenAPI document, as exact as the wire is: the browsers' types are generated from it.</summary>
public static class ApiDescription
{
    /// <summary>Adds the document <c>v1</c>.</summary>
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddSchemaTransformer((schema, context, _) =>
        {
            WriteNumbersAsNumbers(schema);
            WriteNamesAsStrings(schema, context.JsonTypeInfo);
            LetNullsBeAbsent(schema, context.JsonTypeInfo);
            NameTheCode(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer(DescribedRecords.AddAsync);
    });

    /// <summary>Describes records of Vigil.Contracts that no route returns, because a hub pushes them or an untyped property holds them.</summary>
    public static IServiceCollection Describe(this IServiceCollection services, params IEnumerable<Type> types) =>
        services.Configure<DescribedRecords>(described => described.Types.UnionWith(types));

    // Numbers in quotes are understood too, but never written.
    private static void WriteNumbersAsNumbers(OpenApiSchema schema)
    {
        if (schema.Type is { } type && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }
    }

    // What an own converter writes is not known to the generator.
    private static void WriteNamesAsStrings(OpenApiSchema schema, JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "uuid";
        }
        else if (type.IsEnum)
        {
            schema.Type ??= JsonSchemaType.String;
        }
    }

    // Nulls are left out of answers and may be left out of requests.
    private static void LetNullsBeAbsent(OpenApiSchema schema, JsonTypeInfo info)
    {
        foreach (var property in info.Properties.Where(p => p.IsGetNullable))
        {
            schema.Required?.Remove(property.Name);
        }
    }

    // Every problem has one (Refusal, HttpDefaults), as an extension that its class does not show.
    private static void NameTheCode(OpenApiSchema schema, Type type)
    {
        if (type == typeof(ProblemDetails))
        {
            schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
            schema.Properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable and dotted, such as case.not_found." };
        }
    }
}
