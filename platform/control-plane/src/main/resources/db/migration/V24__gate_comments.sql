-- What people say to each other about a gate; it decides nothing.
create table gate_comment (
  id      text collate "C" primary key,
  gate_id text collate "C" not null,
  said_by text not null,
  text    text not null,
  said_at timestamptz not null
);
create index gate_comment_gate on gate_comment (gate_id, id);
