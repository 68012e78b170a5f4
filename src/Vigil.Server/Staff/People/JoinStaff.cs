using Microsoft.EntityFrameworkCore;
using Vigil.Contracts.Console;
using Vigil.Server.Platform.Data;
using Vigil.Server.Platform.Http;
using Vigil.Server.Staff.Sessions;
using Vigil.Server.Staff.SingleSignOn;

namespace Vigil.Server.Staff.People;

/// <summary>Somebody who was invited comes in: an account, and a session that leads to the page of the second factor.</summary>
internal sealed class JoinStaff(Invitations invitations, AddStaffMember add, StaffSessions sessions, LinkIdentity link, Audit audit, WriteGate gate)
{
    /// <summary>Whom an invitation is for. Not audited: it changes nothing and anybody may ask.</summary>
    public async Task<Outcome<InvitedView>> CheckAsync(string token, CancellationToken cancellationToken) =>
        await invitations.FindAsync(token, cancellationToken) is { } found ? new InvitedView(found.Email, EnumCode.Of(found.Role), found.ExpiresAt) : StaffRefusals.InvitationOver;

    /// <summary>Makes the account and signs it in.</summary>
    /// <returns>The session; what is wrong with name or password; <see cref="StaffRefusals.InvitationOver"/> or <see cref="StaffRefusals.EmailTaken"/>.</returns>
    public Task<Outcome<SignedIn>> HandleAsync(AcceptInvitation request, SessionOrigin origin, CancellationToken cancellationToken) =>
        HandleAsync(request.Token, request.Name, request.Password, null, origin, cancellationToken);

    /// <summary>The same without a password, for whoever a sign-in service has named: the service's word is linked in the same write.</summary>
    /// <returns>The session; what is wrong with the name; <see cref="StaffRefusals.InvitationOver"/>, <see cref="StaffRefusals.EmailTaken"/> or, while the invitation stands on, <see cref="StaffRefusals.IdentityTaken"/>.</returns>
    public Task<Outcome<SignedIn>> HandleAsync(string token, string name, VerifiedIdentity identity, SessionOrigin origin, CancellationToken cancellationToken) =>
        HandleAsync(token, name, null, identity, origin, cancellationToken);

    private async Task<Outcome<SignedIn>> HandleAsync(string token, string name, string? password, VerifiedIdentity? identity, SessionOrigin origin, CancellationToken cancellationToken)
    {
        if (await invitations.FindAsync(token, cancellationToken) is not { } invitation)
        {
            return StaffRefusals.InvitationOver;
        }

        var prepared = await add.PrepareAsync(new NewStaffMember(name, invitation.Email, password, invitation.Role, invitation.Language, invitation.QueueNames, InvitedBy: invitation.ById), cancellationToken);
        return prepared.Refusal is { } wrong ? wrong : await gate.WriteAsync<Outcome<SignedIn>>(async session =>
        {
            if (identity is not null && await LinkIdentity.IsTakenAsync(session, identity))
            {
                return StaffRefusals.IdentityTaken;
            }

            if (!await Invitations.UseUpAsync(session, invitation))
            {
                return StaffRefusals.InvitationOver;
            }

            // Added by the terminal meanwhile: the invitation is worth nothing then either.
            if (await session.Db.Set<StaffAccount>().AnyAsync(a => a.EmailKey == invitation.EmailKey, CancellationToken.None))
            {
                return StaffRefusals.EmailTaken;
            }

            var member = await add.StoreAsync(session, prepared.Value!, Audit.Staff(invitation.ById));
            await audit.AppendAsync(session, new AuditEvent(
                Audit.Staff(member.Id), "staff.invitation_used", Audit.Staff(member.Id), new Dictionary<string, string>(StringComparer.Ordinal) { ["invitation"] = invitation.Id.ToString() }));
            if (identity is not null && !await link.StoreAsync(session, identity, member.Id))
            {
                // Rolls everything back: an account with neither password nor link lets nobody in.
                throw new InvalidOperationException("Somebody else has linked the account of the sign-in service in this very moment.");
            }

            return await sessions.EnterAsync(session, member, identity is null ? Proof.Password : Proof.Service, origin, hasPassword: identity is null);
        }, cancellationToken);
    }
}
