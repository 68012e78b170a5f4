namespace Vigil.Server.Knowledge.Help;

/// <summary>What every page of the help centre sends along.</summary>
internal static class HelpPage
{
    // No script but ours, no inline style, nothing from elsewhere, never inside another site's frame.
    internal const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
