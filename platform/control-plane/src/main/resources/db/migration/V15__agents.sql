-- What people decided about agents; it holds for every process that has the role, now or later.
create table agent_pause (
  target    text collate "C" primary key,
  paused_by text not null,
  reason    text not null,
  paused_at timestamptz not null
);

create table agent_slots (
  role   text collate "C" primary key,
  slots  integer not null check (slots between 1 and 100),
  set_by text not null,
  set_at timestamptz not null
);

-- What operators say to those who work on a task. Sent is not delivered: that is what a session has answered to.
create table instruction (
  id         text collate "C" primary key,
  task_id    text collate "C" not null,
  text       text not null,
  said_by    text not null,
  said_at    timestamptz not null,
  status     text not null default 'waiting' check (status in ('waiting', 'delivered', 'too_late')),
  sent_epoch integer,
  sent_at    timestamptz,
  epoch      integer,
  settled_at timestamptz
);
create index instruction_task on instruction (task_id, id);
create index instruction_waiting on instruction (task_id) where status = 'waiting';

-- All roles of a process with their state, also those that take nothing now; slots has only those that do.
alter table worker add column version text not null default '', add column roles jsonb not null default '{}';
