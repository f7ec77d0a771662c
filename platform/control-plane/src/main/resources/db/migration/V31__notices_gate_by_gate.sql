-- Almost no gate has a notice when it is filed or decided, and a condition of the trigger sees that without a call:
-- a statement's worth of gates is neither kept aside nor looked through for the few that have one.
drop trigger notices_of_opened_gates on gate;
drop trigger notices_of_closed_gates on gate;
drop function notices_of_opened_gates();
drop function notices_of_closed_gates();

create function notice_of_opened_gate() returns trigger language plpgsql as $$
begin
  insert into notice (cause, kind, severity, subject, page, title, words, gate_id, at)
  values ('gate/' || new.id,
          case when new.budget is null then 'gate' else 'budget_reached' end,
          case when new.budget is null then 'action' else 'urgent' end,
          coalesce(new.workflow_id, new.budget), '/approvals/' || new.id,
          case when new.budget is null then replace(new.kind, '_', ' ') || ': ' else '' end
            || coalesce(new.subject ->> 'title', new.step),
          'bound to ' || new.subject_hash, new.id, new.opened_at)
  on conflict (cause) do nothing;
  return null;
end $$;

create function notice_of_closed_gate() returns trigger language plpgsql as $$
begin
  update notice set settled_at = coalesce(new.decided_at, new.opened_at), remind_at = null, escalate_at = null
  where cause = 'gate/' || new.id and settled_at is null;
  return null;
end $$;

create trigger notice_of_opened_gate after insert on gate
  for each row when (new.status = 'open' and new.noticed) execute function notice_of_opened_gate();
create trigger notice_of_closed_gate after update of status on gate
  for each row when (old.status = 'open' and new.status <> 'open' and old.noticed)
  execute function notice_of_closed_gate();
