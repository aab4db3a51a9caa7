create view fact_person as
select id, name, demo, id in (select person_id from account where demo and disabled_at is null) as demo_sign_in
from person where retired_at is null;
comment on view fact_person is 'For other modules: who works here now';
comment on column fact_person.demo is 'Made up by the pack of a demo city';
comment on column fact_person.demo_sign_in is 'Anybody may try the platform as this person, in demo mode';
