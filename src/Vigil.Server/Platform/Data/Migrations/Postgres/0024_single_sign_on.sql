-- By which accounts of sign-in services staff may come in: issuer and subject, never an e-mail address (docs/decisions/0052).
create table staff_identities (
  id uuid primary key,
  staff_id uuid not null references staff_accounts (id),
  issuer text not null,
  subject text not null,
  linked_at bigint not null,
  used_at bigint,
  unique (issuer, subject),
  unique (staff_id, issuer)
);

-- Codes of agents are sealed from now on (docs/decisions/0053): those of before are over, and whoever needs one is given another.
delete from agent_codes;
