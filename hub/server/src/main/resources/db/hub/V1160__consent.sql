-- A consent is named by its id, its conversation and its handle, and belongs to the unit that recorded
-- it. The record itself is encrypted like all codes; what was recorded before it was kept here can be
-- taken back by a step of its referral alone.
alter table consent add column recorded_by text;
alter table consent add column codes bytea;
-- Given in custody, and not yet confirmed outside: valid_to is then the end of the provisional yes.
alter table consent add column provisional boolean not null default false;
alter table consent add column changed_at timestamptz;
alter table consent add column end_told_at timestamptz;
update consent c set recorded_by = m.sender_unit from message m where m.consent_id = c.consent_id;

create index consent_ends on consent (valid_to) where state = 'ACTIVE';
create index message_consent on message (consent_id) where consent_id is not null;
