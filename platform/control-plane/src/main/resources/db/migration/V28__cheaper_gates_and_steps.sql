-- Rows of a workflow are written in the transaction that made it or holds its lock, and no workflow is ever deleted:
-- to look for it once more with each of its tasks and gates tells nothing.
alter table task drop constraint task_workflow_id_fkey;
alter table gate drop constraint gate_workflow_id_fkey;

-- Notices of gates, a statement's worth at once.
create function notices_of_opened_gates() returns trigger language plpgsql as $$
begin
  insert into notice (cause, kind, severity, subject, page, title, words, gate_id, at)
  select 'gate/' || g.id,
         case when g.budget is null then 'gate' else 'budget_reached' end,
         case when g.budget is null then 'action' else 'urgent' end,
         coalesce(g.workflow_id, g.budget), '/approvals/' || g.id,
         case when g.budget is null then replace(g.kind, '_', ' ') || ': ' else '' end || coalesce(g.subject ->> 'title', g.step),
         'bound to ' || g.subject_hash, g.id, g.opened_at
  from opened g where g.status = 'open'
  order by g.id
  on conflict (cause) do nothing;
  return null;
end $$;

-- One statement decides at one instant. Each notice is found by its cause, whatever the planner thinks of the table.
create function notices_of_closed_gates() returns trigger language plpgsql as $$
begin
  update notice n
  set settled_at = (select max(coalesce(a.decided_at, a.opened_at)) from after_it a where a.status <> 'open'),
      remind_at = null, escalate_at = null
  where n.cause = any (array(select 'gate/' || a.id from after_it a join before_it b using (id)
                             where b.status = 'open' and a.status <> 'open'))
    and n.settled_at is null;
  return null;
end $$;

drop trigger notice_of_gate_opened on gate;
drop trigger notice_of_gate_closed on gate;
drop function notice_of_gate();
create trigger notices_of_opened_gates after insert on gate referencing new table as opened
  for each statement execute function notices_of_opened_gates();
create trigger notices_of_closed_gates after update on gate referencing old table as before_it new table as after_it
  for each statement execute function notices_of_closed_gates();
