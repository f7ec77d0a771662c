-- The webhook service's role, where there is one before this runs (a swarm's own servers make it): it adds deliveries and sees their keys.
do $$
begin
  if exists (select from pg_roles where rolname = 'webhook') then
    grant insert (source, delivery, topic, place, subject, author), select (source, delivery) on webhook_delivery to webhook;
  end if;
end
$$;
