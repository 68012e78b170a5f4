namespace Vigil.Sandbox.Demo.Pages;

/// <summary>The way back to the support product's page, as it asked for it.</summary>
/// <param name="Address">That page.</param>
/// <param name="State">What it takes the customer back by; at most 200 characters.</param>
internal sealed record SupportReturn(string Address, string State)
{
    private const int LongestState = 200;

    /// <summary>The same request again.</summary>
    public string Query => $"?state={Uri.EscapeDataString(State)}&return={Uri.EscapeDataString(Address)}";

    /// <summary>The way back; null where the request names another place than the support product's page, or no state.</summary>
    public static SupportReturn? Of(IQueryCollection query, Uri? vigilUrl)
    {
        var (address, state) = (query["return"].ToString(), query["state"].ToString());
        return vigilUrl is not null && address == new Uri(vigilUrl, "/chat").AbsoluteUri && state.Length is > 0 and <= LongestState ? new SupportReturn(address, state) : null;
    }

    /// <summary>The way back with a token, which stands in the fragment so that no server and no log sees it.</summary>
    public string With(string token) => $"{Address}#token={token}&state={Uri.EscapeDataString(State)}";
}
