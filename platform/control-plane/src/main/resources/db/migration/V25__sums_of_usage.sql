-- What was used on a day: in all, by role, by repository and by model; so costs of months are read from few rows.
-- task_days counts a task once on each day on which it used something. A slot is written by few connections, so that
-- those of several processes seldom wait for each other.
create table usage_sum (
  day                date not null,
  kind               text collate "C" not null check (kind in ('day', 'model', 'repository', 'role')),
  name               text collate "C" not null,
  slot               smallint not null,
  -- Wider than those of usage_day: what a row takes, no sum refuses.
  input_tokens       numeric(38) not null,
  output_tokens      numeric(38) not null,
  cache_read_tokens  numeric(38) not null,
  cache_write_tokens numeric(38) not null,
  cost_usd           numeric(38, 6) not null,
  task_days          bigint not null,
  primary key (day, kind, name, slot)
) with (fillfactor = 50);

-- Kept by triggers, so that a version which knows nothing of sums keeps them as well. Rows are taken in one order, and
-- that of the whole day is the first of them: who has it waits for nobody else of its slot.
create function usage_begins_is_summed() returns trigger language plpgsql as $$
begin
  insert into usage_sum as s (day, kind, name, slot, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens,
                              cost_usd, task_days)
  select u.day, k.kind, k.name, pg_backend_pid() % 4, sum(u.input_tokens), sum(u.output_tokens), sum(u.cache_read_tokens),
         sum(u.cache_write_tokens), sum(u.cost_usd), count(distinct u.task_id) filter (where u.fresh or k.kind = 'model')
  from (select a.*, count(*) over (partition by a.day, a.task_id)
               = (select count(*) from usage_day d where d.day = a.day and d.task_id = a.task_id) as fresh
        from added a) u,
       lateral (values ('day', ''), ('model', u.model), ('repository', coalesce(u.repository, '')), ('role', u.role)) k (kind, name)
  group by 1, 2, 3
  order by 1, 2, 3
  on conflict (day, kind, name, slot) do update
  set input_tokens = s.input_tokens + excluded.input_tokens, output_tokens = s.output_tokens + excluded.output_tokens,
      cache_read_tokens = s.cache_read_tokens + excluded.cache_read_tokens,
      cache_write_tokens = s.cache_write_tokens + excluded.cache_write_tokens,
      cost_usd = s.cost_usd + excluded.cost_usd, task_days = s.task_days + excluded.task_days;
  return null;
end $$;

create function usage_grows_is_summed() returns trigger language plpgsql as $$
begin
  insert into usage_sum as s (day, kind, name, slot, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens,
                              cost_usd, task_days)
  select n.day, k.kind, k.name, pg_backend_pid() % 4, sum(n.input_tokens - o.input_tokens),
         sum(n.output_tokens - o.output_tokens), sum(n.cache_read_tokens - o.cache_read_tokens),
         sum(n.cache_write_tokens - o.cache_write_tokens), sum(n.cost_usd - o.cost_usd), 0
  from after_it n join before_it o using (day, task_id, model),
       lateral (values ('day', ''), ('model', n.model), ('repository', coalesce(n.repository, '')), ('role', n.role)) k (kind, name)
  group by 1, 2, 3
  order by 1, 2, 3
  on conflict (day, kind, name, slot) do update
  set input_tokens = s.input_tokens + excluded.input_tokens, output_tokens = s.output_tokens + excluded.output_tokens,
      cache_read_tokens = s.cache_read_tokens + excluded.cache_read_tokens,
      cache_write_tokens = s.cache_write_tokens + excluded.cache_write_tokens,
      cost_usd = s.cost_usd + excluded.cost_usd, task_days = s.task_days + excluded.task_days;
  return null;
end $$;

-- From here on nobody writes until this is committed, so nothing is missed or counted twice.
create trigger usage_begins after insert on usage_day referencing new table as added
  for each statement execute function usage_begins_is_summed();
create trigger usage_grows after update on usage_day referencing old table as before_it new table as after_it
  for each statement execute function usage_grows_is_summed();

insert into usage_sum
select u.day, k.kind, k.name, 0, sum(u.input_tokens), sum(u.output_tokens), sum(u.cache_read_tokens),
       sum(u.cache_write_tokens), sum(u.cost_usd), count(distinct u.task_id)
from usage_day u,
     lateral (values ('day', ''), ('model', u.model), ('repository', coalesce(u.repository, '')), ('role', u.role)) k (kind, name)
group by 1, 2, 3;
