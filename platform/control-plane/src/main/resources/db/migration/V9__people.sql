-- Who may come in where a login is asked for.
create table person (
  name        text collate "C" primary key,
  password    text not null,
  access      text not null check (access in ('viewer', 'operator', 'approver', 'admin')),
  created_at  timestamptz not null,
  disabled_at timestamptz
);

-- A login, or what a program shows in its place; of the token itself only its SHA-256 is kept.
create table access_token (
  id         text collate "C" primary key,
  hash       text not null unique,
  person     text collate "C" not null references person (name),
  kind       text not null check (kind in ('login', 'person', 'agent')),
  access     text not null check (access in ('viewer', 'operator', 'approver', 'admin')),
  label      text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index access_token_person on access_token (person);

-- Logins that failed, by whom and where from; who failed often waits.
create table login_failure (
  who           text primary key,
  failures      integer not null,
  blocked_until timestamptz not null,
  last_at       timestamptz not null
);
