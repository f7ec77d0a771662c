-- The rights of the webhook service's role: it adds deliveries, sees their keys, and nothing else.
revoke all on all tables in schema public from webhook;
grant insert (source, delivery, topic, place, subject, author), select (source, delivery) on webhook_delivery to webhook;
