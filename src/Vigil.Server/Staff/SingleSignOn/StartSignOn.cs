using Vigil.Contracts.Console;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.People;

namespace Vigil.Server.Staff.SingleSignOn;

/// <summary>Sends a browser to a sign-in service: to sign in, to link an account for somebody signed in, or to join with an invitation.</summary>
internal sealed class StartSignOn(IdentityProviders providers, PendingSignOns pending, Invitations invitations)
{
    /// <summary>To sign in or, for a caller, to link.</summary>
    public Task<Outcome<SignOnStartedView>> HandleAsync(string provider, StaffCaller? linkFor, HttpContext http) =>
        BeginAsync(provider, http, found => pending.Begin(http, found, sessionKey: linkFor?.SessionKey));

    /// <summary>To join.</summary>
    /// <returns>Where to go; what is wrong with the name; <see cref="StaffRefusals.InvitationOver"/>; or why the service cannot be asked.</returns>
    public async Task<Outcome<SignOnStartedView>> HandleAsync(AcceptInvitationBySignOn request, HttpContext http) =>
        AddStaffMember.WrongName(request.Name) is { } wrong ? wrong
            : await invitations.FindAsync(request.Token, http.RequestAborted) is null ? StaffRefusals.InvitationOver
            : await BeginAsync(request.Provider, http, found => pending.Begin(http, found, invitation: request.Token, name: request.Name.Trim()));

    private async Task<Outcome<SignOnStartedView>> BeginAsync(string key, HttpContext http, Func<string, PendingSignOn> begin)
    {
        if (providers.Find(key) is not { } provider)
        {
            return StaffRefusals.ProviderNotFound;
        }

        var discovered = await provider.DiscoverAsync(http.RequestAborted);
        return discovered.Refusal is { } refusal ? refusal : new SignOnStartedView(provider.AuthorizationOf(discovered.Value!, begin(provider.Key)).AbsoluteUri);
    }
}
