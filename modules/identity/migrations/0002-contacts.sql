alter table person add column email text check (email ~ '^[^\s<>@]+@[^\s<>@]+$');
comment on column person.email is 'Work address, for notices';
