-- The last step of ours that the hub did not take, until another is noted; with the steps, parted by
-- blanks, that would have been in turn.
create table refused_step (
  referral uuid not null,
  unit     text not null,
  step     text not null,
  code     text not null,
  in_turn  text not null,
  primary key (referral, unit)
);
