-- From where a program of the provider last came, as with a company's own.
alter table platform_token add column last_used_from text;
