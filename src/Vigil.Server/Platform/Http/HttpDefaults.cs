using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using KestrelServerOptions = Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions;

namespace Vigil.Server.Platform.Http;

/// <summary>How every endpoint speaks: JSON, problems, limits and response headers.</summary>
public static class HttpDefaults
{
    /// <summary>The largest request body that is not a file upload: a message of 10,000 characters takes 40 KB at most.</summary>
    public const long MaxBodyBytes = 256 * 1024;

    /// <summary>Registers JSON and problem conventions.</summary>
    public static IServiceCollection AddHttpDefaults(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = MaxBodyBytes);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => ConfigureJson(options.SerializerOptions));
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            if (context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad)
            {
                // Says what was wrong with the peer's body without repeating any of it.
                context.ProblemDetails.Detail = bad.InnerException is JsonException json
                    ? $"The body is not the JSON that was expected{(string.IsNullOrEmpty(json.Path) ? "" : $" at {json.Path}")}."
                    : bad.Message;
            }

            context.ProblemDetails.Extensions.TryAdd("code", CodeFor(context.ProblemDetails.Status));
        });
        return services;
    }

    /// <summary>Wire JSON: camel case, no unknown properties, strings for enums, nulls left out.</summary>
    public static void ConfigureJson(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
    }

    /// <summary>The outermost handlers: problems for exceptions and bare status codes, and headers that every answer carries.</summary>
    public static void UseHttpDefaults(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages();
        app.Use(static (context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.CacheControl = "no-store";
            }

            return next(context);
        });
    }

    private static string CodeFor(int? status) => status switch
    {
        400 => "request.invalid",
        401 => "session.required",
        403 => "request.forbidden",
        404 => "not_found",
        405 => "request.method",
        413 => "request.too_large",
        415 => "request.media_type",
        429 => "request.too_many",
        _ => "server.fault",
    };
}
