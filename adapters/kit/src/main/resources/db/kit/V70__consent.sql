-- The hub's own steps are noted under the referral's message id, one of each kind.
alter table referral_step drop constraint referral_step_message_unit_key;
alter table referral_step add unique (message, unit, step);

-- By which a consent that we recorded is named to the hub: its id and its handle, encrypted.
alter table sent add column consent bytea;
