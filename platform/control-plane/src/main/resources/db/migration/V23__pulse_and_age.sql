-- How many tasks ended in each minute, as each process committed it: written some seconds after, so that the end of a task costs nothing more.
create table pulse (
  minute  timestamptz not null,
  process text collate "C" not null,
  done    integer not null,
  stopped integer not null,
  primary key (minute, process)
);

-- What was said is forgotten by its age.
create index notice_old on notice (at);
create index delivery_old on delivery (created_at);
