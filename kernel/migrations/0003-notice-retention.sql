grant delete on notice_attempt to current_user;
comment on table notice_attempt is 'Every attempt, never changed, gone with its notice when that is old; lost is one whose process died before it could tell';
-- What is deleted with its parent needs no right to change it, which a check of the parent would ask for.
alter table notice_attempt drop constraint notice_attempt_delivery_id_fkey;
alter table notice_attempt add foreign key (delivery_id) references notice_delivery on delete cascade;
alter table notice_delivery drop constraint notice_delivery_notice_id_fkey;
alter table notice_delivery add foreign key (notice_id) references notice on delete cascade;
create index notice_made on notice (made_at);
