-- A status change writes an entry into every index of the table, so there are no more than are read.

-- Nulls need no entry: most tasks have no key, no parent, and many no workflow.
alter table task drop constraint task_idempotency_key_key;
create unique index task_key on task (idempotency_key) where idempotency_key is not null;
alter table task drop constraint task_parent_id_parent_key_key;
create unique index task_parent on task (parent_id, parent_key) where parent_id is not null;
alter table task drop constraint task_workflow_id_step_round_key;
drop index task_workflow;
create unique index task_step on task (workflow_id, step, round) where workflow_id is not null;

-- What is under way is never more than the workers have room for: one index finds all of it.
drop index task_dispatched;
drop index task_lease;
drop index task_worker;

-- A story is read by task and is short: the index that keeps a line from being told twice finds it.
alter table task_event drop constraint task_event_pkey;
drop index task_event_story;
