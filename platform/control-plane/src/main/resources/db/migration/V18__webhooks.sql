-- What forges and Asana told by webhooks: hints that something is to be looked at, never what is to be done. The webhook service adds a
-- line before it answers, the scheduler looks and notes what came of it. A delivery that comes again finds its line.
create table webhook_delivery (
  id          bigint generated always as identity primary key,
  source      text collate "C" not null check (source in ('gitlab', 'github', 'asana')),
  delivery    text collate "C" not null,
  topic       text collate "C" not null check (topic in ('issue', 'merge_request', 'tasks')),
  -- Address of the repository it is about, and the number there; both may be empty.
  place       text collate "C" not null,
  subject     text collate "C" not null,
  author      text not null,
  received_at timestamptz not null default now(),
  done_at     timestamptz,
  outcome     text,
  unique (source, delivery)
);
create index webhook_delivery_open on webhook_delivery (id) where done_at is null;
create index webhook_delivery_done on webhook_delivery (done_at) where done_at is not null;
