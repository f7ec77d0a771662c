-- Asana as a control plane. A row is one try to do one of its tasks (task_id is the gid there). It is written before the workflow is
-- started, whose idempotency key it gives: however often a start is repeated, there is one workflow. The context holds what is asked for,
-- so that a repetition asks for the same.
create table task_executions (
  id               bigint generated always as identity primary key,
  task_id          text not null,
  status           text not null check (status in ('pending', 'in_progress', 'completed', 'failed', 'interrupted')),
  agent_type       text not null,
  priority_score   double precision not null,
  workflow_id      text collate "C",
  context          jsonb not null,
  requested_by     text not null,
  started_at       timestamptz not null,
  completed_at     timestamptz,
  success          boolean,
  output           text,
  error_message    text,
  duration_seconds bigint,
  -- What Asana was told of it, and whether there is anything left to tell.
  said             text[] not null default '{}',
  settled          boolean not null default false
);
create unique index task_executions_open on task_executions (task_id) where status in ('pending', 'in_progress');
create index task_executions_told on task_executions (id) where not settled;
create index task_executions_task on task_executions (task_id, id desc);
create index task_executions_status on task_executions (status, id desc);

-- One row: how the loop that polls Asana stands. A note says why it stopped by itself; it is started again by a person or with the process.
create table system_state (
  only_row                boolean primary key default true check (only_row),
  orchestrator_status     text not null default 'stopped' check (orchestrator_status in ('running', 'stopped', 'paused')),
  orchestrator_pid        bigint,
  orchestrator_started_at timestamptz,
  last_tasks_sync_at      timestamptz,
  total_tasks_processed   bigint not null default 0,
  total_tasks_pending     integer not null default 0,
  active_agents_count     integer not null default 0,
  note                    text
);
insert into system_state default values;

-- What the last poll found open, with its score and, where it is not taken by itself, why.
create table asana_task (
  task_id       text primary key,
  project_id    text not null,
  project       text not null,
  name          text not null,
  url           text,
  code_location text,
  repository    text,
  score         double precision not null,
  waits         text,
  position      integer not null
);
create index asana_task_best on asana_task (score desc, position);
