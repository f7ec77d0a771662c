-- Who filed a task and when stands in the task itself: its story needs no line for it.
delete from task_event where kind = 'created' and seq is null;
