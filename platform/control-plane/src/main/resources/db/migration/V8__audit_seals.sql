-- The audit trail is a chain: each seal covers the lines since the one before it, and that one's hash.
create table audit_seal (
  position bigint primary key check (position > 0),
  last_id  bigint not null,
  lines    bigint not null check (lines > 0),
  hash     text not null,
  at       timestamptz not null
);
create trigger audit_seal_no_change before update or delete on audit_seal
  for each row execute function audit_is_append_only();
create trigger audit_seal_no_truncate before truncate on audit_seal
  for each statement execute function audit_is_append_only();
