-- A workflow's pipeline is written once; its state, which has no copy of it any more, with each step.
alter table workflow add column pipeline jsonb;
update workflow set pipeline = state -> 'definition', state = state - 'definition';
alter table workflow alter column pipeline set not null;
