-- What a person stopped, and who released it: rows are few and kept. The version that agents see is how often either happened.
create table halt (
  id             bigint generated always as identity primary key,
  scope          text collate "C" not null,
  placed_by      text not null,
  reason         text not null,
  placed_at      timestamptz not null,
  released_by    text,
  release_reason text,
  released_at    timestamptz
);
create unique index halt_in_force on halt (scope) where released_at is null;
