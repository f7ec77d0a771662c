-- Somebody may come in by a provider of logins in place of a password: bound to the provider's own name for them, which nobody else ever gets.
alter table person alter column password drop not null;
alter table person add column issuer text, add column subject text,
  add constraint person_comes_in check ((password is null) <> (subject is null) and (issuer is null) = (subject is null));
create unique index person_of_provider on person (issuer, subject) where subject is not null;
