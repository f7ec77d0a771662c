-- Who files a gate with noticed = false leaves its notice to the next look for messages, so that one which is decided at once has none.
-- A version that does not know of it gets the notice from the trigger, as before; so do gates of budgets.
alter table gate add column noticed boolean not null default true;
create index gate_unnoticed on gate (id) where status = 'open' and not noticed;

create or replace function notices_of_opened_gates() returns trigger language plpgsql as $$
begin
  insert into notice (cause, kind, severity, subject, page, title, words, gate_id, at)
  select 'gate/' || g.id,
         case when g.budget is null then 'gate' else 'budget_reached' end,
         case when g.budget is null then 'action' else 'urgent' end,
         coalesce(g.workflow_id, g.budget), '/approvals/' || g.id,
         case when g.budget is null then replace(g.kind, '_', ' ') || ': ' else '' end || coalesce(g.subject ->> 'title', g.step),
         'bound to ' || g.subject_hash, g.id, g.opened_at
  from opened g where g.status = 'open' and g.noticed
  order by g.id
  on conflict (cause) do nothing;
  return null;
end $$;

-- One statement decides at one instant. Each notice is found by its cause, whatever the planner thinks of the table.
create or replace function notices_of_closed_gates() returns trigger language plpgsql as $$
begin
  update notice n
  set settled_at = (select max(coalesce(a.decided_at, a.opened_at)) from after_it a where a.status <> 'open'),
      remind_at = null, escalate_at = null
  where n.cause = any (array(select 'gate/' || a.id from after_it a join before_it b using (id)
                             where b.status = 'open' and a.status <> 'open' and b.noticed))
    and n.settled_at is null;
  return null;
end $$;
