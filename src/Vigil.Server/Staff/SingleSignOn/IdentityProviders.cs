using Microsoft.Extensions.Options;
using Vigil.Server.Platform.Http.Outgoing;

namespace Vigil.Server.Staff.SingleSignOn;

/// <summary>The sign-in services of the settings.</summary>
internal sealed class IdentityProviders : IDisposable
{
    // A discovery document, a key set and an answer with a token have some kilobytes each.
    private const int LongestAnswer = 256 * 1024;

    private readonly Dictionary<string, IdentityProvider> _byKey;

    public IdentityProviders(IServiceProvider services, IOptions<StaffOptions> options, TimeProvider clock, ILoggerFactory loggers)
    {
        var back = new Lazy<Uri>(() => new Uri(options.Value.PublicUrl));
        _byKey = options.Value.SingleSignOn.ToDictionary(
            s => s.Key, s => new IdentityProvider(s.Key, s.Value, new Uri(back.Value, $"/console/sso/{s.Key}"), services.OutgoingClient(nameof(SingleSignOn)), clock, loggers), StringComparer.Ordinal);
    }

    /// <summary>All, by their keys.</summary>
    public IEnumerable<IdentityProvider> All => _byKey.Values.OrderBy(p => p.Key, StringComparer.Ordinal);

    /// <summary>The issuers of all.</summary>
    public IReadOnlyList<string> Issuers => [.. _byKey.Values.Select(p => p.Issuer)];

    /// <summary>What its HTTP client is held to: a service that is named in the settings may stand in the house, what it names itself may not.</summary>
    public static OutgoingLimits Limits(StaffOptions options) => new(
        [.. options.SingleSignOn.Values.Select(s => new Uri(s.Issuer))], LongestAnswer, TimeSpan.FromSeconds(options.SingleSignOn.Values.Select(s => s.TimeoutSeconds).DefaultIfEmpty(1).Max()));

    /// <summary>The one with this key, or null.</summary>
    public IdentityProvider? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The one with this issuer, or null.</summary>
    public IdentityProvider? Of(string issuer) => _byKey.Values.FirstOrDefault(p => p.Issuer == issuer);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var provider in _byKey.Values)
        {
            provider.Dispose();
        }
    }
}
