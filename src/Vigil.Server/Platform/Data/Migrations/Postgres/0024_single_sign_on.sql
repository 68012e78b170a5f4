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
