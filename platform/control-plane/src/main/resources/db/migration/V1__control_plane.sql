-- The truth of the swarm. What changes often is in task; everything that only grows is append-only.

create table repository (
  name          text primary key,
  body          jsonb not null,
  importance    smallint not null default 5 check (importance between 0 and 10),
  registered_by text not null,
  created_at    timestamptz not null
);

create table workflow (
  id              text collate "C" primary key,
  definition      text not null,
  title           text not null,
  description     text not null default '',
  repository      text,
  priority        smallint not null default 5 check (priority between 0 and 10),
  status          text not null check (status in ('running', 'completed', 'failed', 'cancelled', 'parked')),
  state           jsonb not null,
  version         bigint not null default 0,
  result          text,
  idempotency_key text unique,
  parent_id       text,
  parent_key      text,
  created_by      text not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  finished_at     timestamptz,
  unique (parent_id, parent_key)
);
create index workflow_open on workflow (id) where status = 'running';

create table task (
  id                 text collate "C" primary key,
  workflow_id        text references workflow (id),
  step               text,
  round              integer,
  type               text not null,
  role               text not null,
  status             text not null check (status in ('pending', 'ready', 'dispatched', 'in_progress', 'verifying',
                       'completed', 'failed', 'interrupted', 'cancelled', 'parked')),
  title              text not null,
  priority           smallint not null check (priority between 0 and 10),
  payload            jsonb not null,
  repository         text,
  -- Static score minus age weight times creation time: does not change with time, so an index orders the queue.
  sort_key           double precision not null,
  due_at             timestamptz,
  due_level          smallint not null default 0,
  not_before         timestamptz,
  epoch              integer not null default 0,
  attempts           integer not null default 0,
  max_attempts       integer not null check (max_attempts > 0),
  worker             text,
  lease_until        timestamptz,
  last_seq           integer not null default 0,
  reason             text,
  result             jsonb,
  evidence           jsonb,
  input_tokens       bigint not null default 0,
  output_tokens      bigint not null default 0,
  cache_read_tokens  bigint not null default 0,
  cache_write_tokens bigint not null default 0,
  cost_usd           numeric(18, 6) not null default 0,
  idempotency_key    text unique,
  parent_id          text,
  parent_key         text,
  created_by         text not null,
  created_at         timestamptz not null,
  dispatched_at      timestamptz,
  started_at         timestamptz,
  finished_at        timestamptz,
  updated_at         timestamptz not null,
  unique (workflow_id, step, round),
  unique (parent_id, parent_key)
) with (fillfactor = 80);

-- The ready queue: the best of a million costs what the best of a hundred costs.
create index task_ready on task (role, sort_key desc, id) where status = 'ready';
create index task_pending on task (not_before) where status = 'pending';
create index task_dispatched on task (role, dispatched_at) where status = 'dispatched';
create index task_lease on task (lease_until) where status in ('in_progress', 'verifying');
create index task_worker on task (worker) where status in ('in_progress', 'verifying');
create index task_busy on task (role) where status in ('dispatched', 'in_progress', 'verifying');
create index task_due on task (due_at) where status in ('pending', 'ready') and due_at is not null;
create index task_workflow on task (workflow_id) where workflow_id is not null;
create index task_status on task (status, id desc);
create index task_repository on task (repository, id desc);

create table gate (
  id           text collate "C" primary key,
  workflow_id  text not null references workflow (id),
  step         text not null,
  round        integer not null,
  kind         text not null,
  status       text not null check (status in ('open', 'approved', 'rejected', 'withdrawn')),
  subject_hash text not null,
  subject      jsonb not null,
  decided_by   text,
  decided_hash text,
  reason       text,
  note         text,
  opened_at    timestamptz not null,
  decided_at   timestamptz,
  unique (workflow_id, step, round)
);
create index gate_open on gate (id) where status = 'open';

create table worker (
  id         text primary key,
  slots      jsonb not null,
  holding    jsonb not null,
  started_at timestamptz not null,
  seen_at    timestamptz not null,
  left_at    timestamptz
);

-- What happened to each task. Lines of agents carry their number within the attempt and count once.
create table task_event (
  id      bigint generated always as identity primary key,
  task_id text not null,
  epoch   integer not null,
  seq     integer,
  at      timestamptz not null,
  kind    text not null,
  worker  text,
  text    text not null,
  unique (task_id, epoch, seq)
);
create index task_event_story on task_event (task_id, id);

create table usage_day (
  day                date not null,
  task_id            text not null,
  model              text not null,
  role               text not null,
  repository         text,
  input_tokens       bigint not null,
  output_tokens      bigint not null,
  cache_read_tokens  bigint not null,
  cache_write_tokens bigint not null,
  cost_usd           numeric(18, 6) not null,
  primary key (day, task_id, model)
);

create table audit (
  id           bigint generated always as identity primary key,
  at           timestamptz not null,
  actor        text not null,
  actor_kind   text not null,
  action       text not null,
  subject_kind text not null,
  subject_id   text not null,
  workflow_id  text,
  details      jsonb not null
);
create index audit_subject on audit (subject_id, id desc);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_no_change before update or delete on audit
  for each row execute function audit_is_append_only();
create trigger audit_no_truncate before truncate on audit
  for each statement execute function audit_is_append_only();
