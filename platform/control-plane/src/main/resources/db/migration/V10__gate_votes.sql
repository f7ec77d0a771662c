-- Approvals of a gate whose repository asks for more than one; those of other content than it shows do not count.
create table gate_vote (
  gate_id text collate "C" not null,
  person  text not null,
  hash    text not null,
  at      timestamptz not null,
  primary key (gate_id, person, hash)
);
