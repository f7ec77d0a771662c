-- What people look at stays quick with a million tasks. No index of task is added: each would be written with every step.

-- Few are ever in these, and a workflow's status is part of an index's condition already.
create index workflow_stopped on workflow (id) where status in ('failed', 'parked');
create index gate_proposal on gate (id) where kind = 'project_proposal';
