using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Vigil.Server.Platform.Data;
using KestrelServerOptions = Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions;

namespace Vigil.Server.Platform.Http;

/// <summary>How every endpoint speaks: JSON, problems, limits and response headers.</summary>
public static class HttpDefaults
{
    /// <summary>The largest request body that is not a file upload: a message of 10,000 characters takes 40 KB at most.</summary>
    public const long MaxBodyBytes = 256 * 1024;

    private const string OneYear = "max-age=31536000";
    private static readonly FrozenSet<string> Ours = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "localhost", "127.0.0.1", "[::1]");

    /// <summary>Registers JSON and problem conventions.</summary>
    public static IServiceCollection AddHttpDefaults(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = MaxBodyBytes);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => ConfigureJson(options.SerializerOptions));
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var failure = context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
            if (failure is BadHttpRequestException bad)
            {
                context.ProblemDetails.Detail = WhatIsWrong.With(bad);
            }
            else if (failure is not null && Outage.RefusalFor(failure) is { } refusal)
            {
                context.ProblemDetails.Detail = refusal.Detail;
                context.ProblemDetails.Extensions["code"] = refusal.Code;
                context.HttpContext.Response.Headers.RetryAfter = refusal.RetryAfterSeconds;
            }

            context.ProblemDetails.Extensions.TryAdd("code", CodeFor(context.ProblemDetails.Status));
        });
        return services;
    }

    /// <summary>Wire JSON: camel case, no unknown properties and none twice, strings for enums, nulls left out.</summary>
    public static void ConfigureJson(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;

        // Of two values of one name, somebody in front of us may have looked at the other.
        options.AllowDuplicateProperties = false;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
    }

    /// <summary>The outermost handlers: problems for exceptions and bare status codes, and headers that every answer carries.</summary>
    public static void UseHttpDefaults(this WebApplication app)
    {
        app.Use(static (context, next) =>
        {
            // With the first byte: what handles a failure takes away the headers that were set before.
            context.Response.OnStarting(static response => SetSafeHeaders((HttpResponse)response), context.Response);
            return next(context);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : Outage.RefusalFor(error)?.Status ?? StatusCodes.Status500InternalServerError,

            // Neither is a fault of ours: the one is the peer's, the other is told once for all requests.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException || app.Services.GetRequiredService<Outage>().Note(context.Exception) is not null,
        });
        app.UseStatusCodePages();
        app.Use(RefuseOtherEncodings);
        app.Use(static (context, next) =>
        {
            context.Response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.CacheControl = "no-store";
            }

            return next(context);
        });
    }

    // Pages say what they need; nothing else that is answered needs anything. X-Frame-Options is for browsers that do not know frame-ancestors.
    private static Task SetSafeHeaders(HttpResponse response)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        }

        if (headers.ContentSecurityPolicy.ToString().Contains("frame-ancestors 'none'", StringComparison.Ordinal))
        {
            headers.XFrameOptions = "DENY";
        }

        // Over http nobody believes it (RFC 6797, section 7.2), and this machine's own name is everybody's.
        var request = response.HttpContext.Request;
        if (request.IsHttps && !Ours.Contains(request.Host.Host) && response.HttpContext.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.StrictTransportSecurity)
        {
            headers.StrictTransportSecurity = OneYear;
        }

        return Task.CompletedTask;
    }

    // JSON is exchanged in UTF-8 (RFC 8259, section 8.1). The framework would throw at an encoding that it does not know.
    private static Task RefuseOtherEncodings(HttpContext context, RequestDelegate next)
    {
        if (context.Request.HasJsonContentType() && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            && type.Charset is { Length: > 0 } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        return next(context);
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
