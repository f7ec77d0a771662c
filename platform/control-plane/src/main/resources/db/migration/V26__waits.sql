-- A task waits for requests: a row for each that is not done. A request is a workflow, or a task without one.
-- While it waits, the task's own row says the end of time, so that no look for what is due passes it.
create table task_wait (
  waiter     text collate "C" not null, -- the request that the waiting task belongs to
  task_id    text collate "C" not null,
  request    text collate "C" not null,
  not_before timestamptz,               -- the task's own time
  primary key (waiter, task_id, request)
);
create index task_wait_request on task_wait (request);
