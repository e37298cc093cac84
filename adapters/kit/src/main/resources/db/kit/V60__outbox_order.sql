-- The message that something answers, so that answers to one go in their order.
alter table outbox add column referral uuid;
create index outbox_referral on outbox (referral, sender, id) where referral is not null;
