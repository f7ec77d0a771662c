-- Words that were put on a request, each with who put it there; the subject is a workflow, or a task without one.
create table label (
  subject text collate "C" not null,
  name    text not null,
  set_by  text not null,
  set_at  timestamptz not null,
  primary key (subject, name)
);
