-- When Asana told that something changed: the loop polls soon after, instead of when its time has come.
alter table system_state add column tasks_changed_at timestamptz;
