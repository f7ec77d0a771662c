-- A gate that asks for a larger budget belongs to that budget, not to a step of a workflow; there is one at a time.
alter table gate alter column workflow_id drop not null;
alter table gate add column budget text collate "C";
create unique index gate_budget on gate (budget) where budget is not null and status = 'open';

-- Tasks that are parked until a person extends their budget.
create table budget_wait (
  task_id text collate "C" primary key,
  budget  text collate "C" not null
);
create index budget_wait_budget on budget_wait (budget);

-- What people have granted beyond the configured limit.
create table budget_extension (
  budget     text collate "C" primary key,
  tokens     bigint not null,
  micro_usd  bigint not null,
  granted_by text not null,
  granted_at timestamptz not null
);
