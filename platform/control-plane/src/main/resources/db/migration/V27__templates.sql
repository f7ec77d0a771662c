-- What is asked for again and again with other words; its texts hold {{names}} that are filled in when it is filed.
create table task_template (
  name       text primary key,
  body       jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null
);
