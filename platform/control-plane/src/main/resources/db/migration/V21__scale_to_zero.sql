-- A role may be scaled to nothing: its processes take no task until it is scaled up again.
alter table agent_slots drop constraint agent_slots_slots_check;
alter table agent_slots add constraint agent_slots_slots_check check (slots between 0 and 100);
