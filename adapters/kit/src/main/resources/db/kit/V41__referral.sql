-- The steps of a referral's life that a unit of ours has taken or been told of, in order. What a
-- step says is encrypted; a row from before steps said anything has its code alone.
create table referral_step (
  id       bigint generated always as identity primary key,
  referral uuid   not null,
  unit     text   not null,
  message  uuid   not null,
  step     text   not null,
  said     bytea,
  -- An adapter can serve both sides of a referral: each notes the step.
  unique (message, unit)
);
create index referral_step_of on referral_step (referral, id);

insert into referral_step (referral, unit, message, step)
  select message, unit, gen_random_uuid(), 'TAKE_OVER' from inbox
  where erased_at is not null and last_answer <> 'WRONG_UNIT' or last_answer = 'BOOKED';
insert into referral_step (referral, unit, message, step)
  select message, unit, gen_random_uuid(),
    case last_answer when 'WRONG_UNIT' then 'MISROUTE' when 'BOOKED' then 'SCHEDULE'
      when 'NEEDS_INFORMATION' then 'ASK_INFORMATION' else 'NOT_REACHED' end
  from inbox where last_answer is not null and last_answer <> 'TAKEN_OVER';
insert into referral_step (referral, unit, message, step)
  select message, sender, gen_random_uuid(),
    case status when 'WRONG_UNIT' then 'MISROUTE' when 'TAKEN_OVER' then 'TAKE_OVER'
      else 'ASK_INFORMATION' end
  from sent where status in ('WRONG_UNIT', 'TAKEN_OVER', 'NEEDS_INFORMATION');

-- A step repeats the purpose of its referral.
alter table sent add column purpose text not null default 'CASE_COORDINATION';
