-- Whether the person has agreed, apart, that the victim's side is told.
alter table event_track add column safety_agreed boolean not null default false;

-- What has happened with who has used violence that the victim's side of the event may have to be
-- told: kept alike whether there is one or not. ground: why it may be, or is not to be, told; null
-- until somebody has said. Nothing makes one lapse: done_at comes when it is told, or settled that
-- it is not.
create table safety_event (
  step        uuid        primary key,
  referral    uuid        not null references event_track (referral) on delete cascade,
  what        bytea       not null,
  at          timestamptz not null,
  ground      text,
  looked_at   timestamptz,
  reminded_at timestamptz,
  late_at     timestamptz,
  done_at     timestamptz
);
create index safety_event_open on safety_event (looked_at nulls first) where done_at is null;
create index safety_event_referral on safety_event (referral);

-- Which referrals of the victim's side have been told of it.
create table safety_told (
  step   uuid not null references safety_event (step) on delete cascade,
  notice uuid not null references event_track (referral) on delete cascade,
  primary key (step, notice)
);
create index safety_told_notice on safety_told (notice);
