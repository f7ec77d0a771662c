-- What people are told: a line per cause, written by what causes it in its own transaction, so that none is lost and none is told twice.
create table notice (
  id              bigint generated always as identity primary key,
  cause           text collate "C" not null unique,
  kind            text collate "C" not null,
  severity        text collate "C" not null check (severity in ('urgent', 'action', 'warning', 'info')),
  -- What it is about: lines of one subject share a message.
  subject         text collate "C" not null,
  page            text not null,
  title           text not null,
  words           text not null,
  gate_id         text collate "C",
  at              timestamptz not null,
  planned_at      timestamptz,
  remind_at       timestamptz,
  reminders       integer not null default 0,
  escalate_at     timestamptz,
  escalated_at    timestamptz,
  -- Nothing waits for anybody any more.
  settled_at      timestamptz,
  acknowledged_by text,
  acknowledged_at timestamptz
);
create index notice_new on notice (id) where planned_at is null;
create index notice_reminds on notice (remind_at) where remind_at is not null;
create index notice_escalates on notice (escalate_at) where escalate_at is not null;
create index notice_open on notice (id desc) where settled_at is null and acknowledged_at is null;

-- A message to one recipient of a channel. Whoever has its lease sends it; its id goes out with it, whoever sends it and however often.
create table delivery (
  id          text collate "C" primary key,
  channel     text collate "C" not null,
  recipient   text collate "C" not null,
  subject     text collate "C" not null,
  status      text collate "C" not null check (status in ('waiting', 'sending', 'sent', 'dead', 'dropped')),
  not_before  timestamptz not null,
  attempts    integer not null default 0,
  lease_until timestamptz,
  reason      text,
  created_at  timestamptz not null,
  sent_at     timestamptz
);
-- One that nobody has begun to send takes in what else there is to say of its subject.
create unique index delivery_gathers on delivery (channel, recipient, subject) where status = 'waiting' and attempts = 0;
create index delivery_due on delivery (channel, not_before) where status in ('waiting', 'sending');
create index delivery_given_up on delivery (id) where status = 'dead';

create table delivery_notice (
  delivery_id text collate "C" not null references delivery (id) on delete cascade,
  notice_id   bigint not null references notice (id) on delete cascade,
  channel     text collate "C" not null,
  recipient   text collate "C" not null,
  -- 0: told for the first time; n: the n-th reminder; -1: escalated.
  stage       integer not null,
  primary key (notice_id, channel, recipient, stage)
);
create index delivery_says on delivery_notice (delivery_id);

-- When a channel may be sent to next; whoever moves it on is the one who sends.
create table channel_pace (
  channel text collate "C" primary key,
  next_at timestamptz not null
);

-- A link by which one person decides one gate once. What makes it a link is signed with a key that is not in the database.
create table notice_link (
  id          text collate "C" primary key,
  delivery_id text collate "C" not null references delivery (id) on delete cascade,
  notice_id   bigint not null references notice (id) on delete cascade,
  person      text collate "C" not null,
  gate_id     text collate "C",
  hash        text,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  unique (delivery_id, notice_id)
);

create function notice_of_gate() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    update notice set settled_at = coalesce(new.decided_at, new.opened_at), remind_at = null, escalate_at = null
    where cause = 'gate/' || new.id and settled_at is null;
  else
    insert into notice (cause, kind, severity, subject, page, title, words, gate_id, at)
    values ('gate/' || new.id,
            case when new.budget is null then 'gate' else 'budget_reached' end,
            case when new.budget is null then 'action' else 'urgent' end,
            coalesce(new.workflow_id, new.budget), '/approvals/' || new.id,
            case when new.budget is null then replace(new.kind, '_', ' ') || ': ' else '' end || coalesce(new.subject ->> 'title', new.step),
            'bound to ' || new.subject_hash, new.id, new.opened_at)
    on conflict (cause) do nothing;
  end if;
  return null;
end $$;
create trigger notice_of_gate_opened after insert on gate
  for each row when (new.status = 'open') execute function notice_of_gate();
create trigger notice_of_gate_closed after update of status on gate
  for each row when (old.status = 'open' and new.status <> 'open') execute function notice_of_gate();

create function notice_of_task() returns trigger language plpgsql as $$
begin
  if new.status = 'parked' then
    insert into notice (cause, kind, severity, subject, page, title, words, at)
    values ('parked/' || new.id || '/' || extract(epoch from new.updated_at), 'task_parked', 'urgent', coalesce(new.workflow_id, new.id),
            '/tasks/' || new.id, 'Parked: ' || new.title, coalesce(new.reason, 'no reason was given'), new.updated_at)
    on conflict (cause) do nothing;
  else
    update notice set settled_at = new.updated_at, remind_at = null, escalate_at = null
    where cause >= 'parked/' || new.id || '/' and cause < 'parked/' || new.id || '0' and settled_at is null;
  end if;
  return null;
end $$;
create trigger notice_of_task_filed after insert on task
  for each row when (new.status = 'parked') execute function notice_of_task();
create trigger notice_of_task_parked after update of status on task
  for each row when ((new.status = 'parked') <> (old.status = 'parked')) execute function notice_of_task();

create function notice_of_workflow() returns trigger language plpgsql as $$
begin
  if old.status = 'parked' then
    update notice set settled_at = new.updated_at, remind_at = null, escalate_at = null
    where cause >= 'workflow/' || new.id || '/' and cause < 'workflow/' || new.id || '0' and kind = 'workflow_parked' and settled_at is null;
  end if;
  if new.status in ('completed', 'failed', 'parked') then
    insert into notice (cause, kind, severity, subject, page, title, words, at)
    values ('workflow/' || new.id || '/' || new.version, 'workflow_' || new.status,
            case new.status when 'completed' then 'info' when 'failed' then 'warning' else 'urgent' end,
            new.id, '/workflows/' || new.id,
            case new.status when 'completed' then 'Done: ' when 'failed' then 'Failed: ' else 'Parked: ' end || new.title,
            coalesce(new.result, ''), new.updated_at)
    on conflict (cause) do nothing;
  end if;
  return null;
end $$;
create trigger notice_of_workflow_moved after update of status on workflow
  for each row when (new.status <> old.status) execute function notice_of_workflow();

create function notice_of_halt() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into notice (cause, kind, severity, subject, page, title, words, at)
    values ('halt/' || new.id, 'stopped', 'urgent', 'halt/' || new.scope, '/estop', 'Emergency stop: ' || new.scope,
            'by ' || new.placed_by || ': ' || new.reason, new.placed_at);
  else
    update notice set settled_at = new.released_at, remind_at = null, escalate_at = null
    where cause = 'halt/' || new.id and settled_at is null;
    insert into notice (cause, kind, severity, subject, page, title, words, at)
    values ('release/' || new.id, 'released', 'urgent', 'halt/' || new.scope, '/estop', 'Emergency stop released: ' || new.scope,
            'by ' || new.released_by || coalesce(': ' || nullif(new.release_reason, ''), ''), new.released_at);
  end if;
  return null;
end $$;
create trigger notice_of_halt_placed after insert on halt
  for each row execute function notice_of_halt();
create trigger notice_of_halt_released after update of released_at on halt
  for each row when (old.released_at is null and new.released_at is not null) execute function notice_of_halt();
