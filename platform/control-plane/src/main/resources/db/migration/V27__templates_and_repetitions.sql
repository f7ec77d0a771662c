-- What is asked for again and again with other words; its texts hold {{names}} that are filled in when it is filed.
create table task_template (
  name       text primary key,
  body       jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null
);

-- What a task or workflow with an idempotency key was filed after, done or not: a repetition names the same.
create table filed_after (
  id      text collate "C" not null, -- of the task or workflow
  request text collate "C" not null,
  primary key (id, request)
);
