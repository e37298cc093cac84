-- The life of a referral: where it stands, and where its sender knows it to stand; encrypted like all
-- codes. Without it, it has just been received. "answer" is what was answered before there was a
-- life, and is not written any more.
alter table message add column life bytea;
alter table message add column answered_at timestamptz;
update message set answered_at = coalesce(taken_at, accepted_at) where answer is not null;

-- Each step with all it says, encrypted; goes with its referral.
create table referral_step (
  id       bigint generated always as identity primary key,
  referral uuid        not null,
  message  uuid        not null,
  at       timestamptz not null,
  codes    bytea       not null
);
create index referral_step_of on referral_step (referral, id);
