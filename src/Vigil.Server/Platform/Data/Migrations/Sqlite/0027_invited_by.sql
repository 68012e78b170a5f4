-- By whom an account was invited: for a while the two are no two people (docs/decisions/0042).
alter table staff_accounts add column invited_by text;
