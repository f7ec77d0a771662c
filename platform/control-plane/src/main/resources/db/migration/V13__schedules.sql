-- What is filed again and again, or at a time. Everything up to seen_at is decided; next_at is what the look goes by.
create table schedule (
  id         text collate "C" primary key,
  name       text not null,
  status     text not null check (status in ('active', 'paused', 'deleted')),
  body       jsonb not null,
  tags       text[] not null default '{}',
  start_at   timestamptz not null,
  seen_at    timestamptz not null,
  next_at    timestamptz,
  created_by text not null,
  created_at timestamptz not null
);
create unique index schedule_name on schedule (name) where status <> 'deleted';
create index schedule_next on schedule (next_at) where status = 'active';

-- One row for each time that came: the key is why it is filed once, however many schedulers look.
create table occurrence (
  schedule_id text collate "C" not null references schedule (id) on delete cascade,
  due_at      timestamptz not null,
  status      text not null check (status in ('filed', 'waiting', 'missed', 'skipped', 'refused')),
  by_hand     boolean not null,
  task_id     text collate "C",
  workflow_id text collate "C",
  reason      text,
  decided_at  timestamptz not null,
  primary key (schedule_id, due_at)
);
create index occurrence_waiting on occurrence (schedule_id, due_at) where status = 'waiting';
create index occurrence_old on occurrence (decided_at);
