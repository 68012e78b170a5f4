using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Vigil.Server.Platform.Data;

namespace Vigil.Server.Platform.Http;

/// <summary>Where the built web applications lie and who may embed them. Configuration section <c>Web</c>.</summary>
public sealed class WebOptions
{
    /// <summary>Folder that holds <c>messenger/</c> and <c>console/</c>. The default is <c>web</c> beside the server's executable.</summary>
    [Required]
    public string Root { get; set; } = Path.Combine(AppContext.BaseDirectory, "web");

    /// <summary>Origins whose pages may show the messenger, separated by spaces (CSP frame-ancestors). The default is <c>'self'</c>: no other page until the exchange names its own. With <c>*</c> any page can show a customer the true messenger, signed in as whoever it likes.</summary>
    [Required]
    [RegularExpression(@"[^;,\r\n]*", ErrorMessage = "Web:FrameAncestors must be a list of origins separated by spaces.")]
    public string FrameAncestors { get; set; } = "'self'";

    /// <summary>Tells browsers to come by https alone for a year (<c>Strict-Transport-Security</c>, RFC 6797), in answers to requests that came by https: to this server, or to a proxy of <c>Proxies:Trusted</c> that says so in X-Forwarded-Proto. The default is true; false where a proxy in front sets the header itself.</summary>
    public bool StrictTransportSecurity { get; set; } = true;

    /// <summary>Name of the exchange as customers know it: the messenger and <c>/chat</c> bear it, in every language. Without it they say 'Support' and no name.</summary>
    [MaxLength(40)]
    public string Brand { get; set; } = "";

    /// <summary>Where the exchange signs a customer in who opened <c>/chat</c> by itself (docs/connect/embed.md). Without it, nothing there offers to sign in.</summary>
    [Url]
    public string? SignInUrl { get; set; }

    /// <summary>Where the exchange freezes an account, for <c>/chat</c>. Without it, nothing there offers to freeze one.</summary>
    [Url]
    public string? FreezeUrl { get; set; }
}

/// <summary>Serves the built web applications. Each is optional: an exchange may serve the messenger from elsewhere, and the API works without either.</summary>
public static class WebFiles
{
    /// <summary>Registers the options.</summary>
    public static IServiceCollection AddWebFiles(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>().BindConfiguration("Web").ValidateDataAnnotations().ValidateOnStart();
        if (!DataModule.IsBuildTool)
        {
            services.AddHostedService<WarnAtStart>();
        }

        return services;
    }

    /// <summary>Serves <c>/messenger/</c>, <c>/chat</c> and <c>/console/</c>, each with a strict content policy; files with a hash in their name are kept for a year, the rest is asked for again.</summary>
    public static void UseWebFiles(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<WebOptions>>().Value;

        // The loader is fetched by pages of another origin as a classic script.
        app.UseMessengerPages(options);
        Serve(app, options, "/messenger", "cross-origin", MessengerPages.FramedPolicy(options));

        var console = new ConsolePage(FolderOf(options, "/console"));
        app.Use((context, next) =>
        {
            if (context.Request.Path == "/")
            {
                // Whoever types the bare address works here: customers come by the exchange's page.
                context.Response.Redirect("/console/");
                return Task.CompletedTask;
            }

            return ConsolePage.Shows(context.Request.Path) && console.IsBuilt && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                ? console.WriteAsync(context)
                : next(context);
        });
        Serve(app, options, "/console", "same-origin", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    private static void Serve(WebApplication app, WebOptions options, string path, string resourcePolicy, string contentPolicy)
    {
        var folder = FolderOf(options, path);
        if (!Directory.Exists(folder))
        {
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.Use((context, next) =>
        {
            if (context.Request.Path != path)
            {
                return next(context);
            }

            // Relative: the framework's own redirect names the host that the request names, which anybody may make up.
            context.Response.Redirect($"{path}/{context.Request.QueryString}", permanent: true);
            return Task.CompletedTask;
        });
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RequestPath = path, RedirectToAppendTrailingSlash = false });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            RequestPath = path,
            OnPrepareResponse = context =>
            {
                var headers = context.Context.Response.Headers;
                headers[HeaderNames.ContentSecurityPolicy] = contentPolicy;
                headers["Cross-Origin-Resource-Policy"] = resourcePolicy;
                if (context.Context.Request.Path == "/messenger/sw.js")
                {
                    // It lies beside its assets and serves the page above them.
                    headers["Service-Worker-Allowed"] = MessengerPages.ChatPath;
                }

                headers.CacheControl = context.Context.Request.Path.StartsWithSegments($"{path}/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
            },
        });
    }

    private static string FolderOf(WebOptions options, string path) => Path.Combine(Path.GetFullPath(options.Root), path[1..]);
}
