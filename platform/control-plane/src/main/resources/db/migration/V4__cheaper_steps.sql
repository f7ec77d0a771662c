-- A state is written with each step and read as a whole: kept as the text it is, neither taken apart nor compressed,
-- with room on its page for the next one.
alter table workflow alter column state type json using state::text::json;
alter table workflow set (fillfactor = 50, toast_tuple_target = 8160);

-- Ids are compared byte by byte, whatever the language of the database.
alter table task alter column workflow_id type text collate "C", alter column step type text collate "C",
  alter column role type text collate "C", alter column status type text collate "C", alter column worker type text collate "C";
alter table task_event alter column task_id type text collate "C";
alter table gate alter column workflow_id type text collate "C", alter column step type text collate "C";

-- The most common status needs no index to be found, and then the end of a task writes no entry.
drop index task_status;
create index task_status on task (status, id desc) where status <> 'completed';
