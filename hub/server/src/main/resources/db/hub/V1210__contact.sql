-- Which referrals are of one event. Nobody but the hub has this; it is codes, and goes with its
-- conversation. said: what the victim's side has said of contact, of its own referrals alone. held:
-- waits unreleased; lifted_at: when it did so last, from when its deadlines count.
create table event_track (
  referral        uuid        primary key,
  conversation_id uuid        not null,
  event_id        uuid        not null,
  side            text        not null,
  said            text,
  held            boolean     not null default false,
  lifted_at       timestamptz
);
create index event_track_event on event_track (event_id);
create index event_track_conversation on event_track (conversation_id);

-- Whether contact with who has used violence is stopped, event by event. Nothing makes a stop lapse.
create table contact_stop (
  event_id    uuid        primary key,
  stopped     boolean     not null,
  since       timestamptz not null,
  reminded_at timestamptz,
  late_at     timestamptz
);
create index contact_stop_waits on contact_stop (since) where stopped;

-- Steps of what was not the unit's own, or only the victim's side's.
create table miss (
  id   bigint generated always as identity primary key,
  unit text        not null,
  at   timestamptz not null
);
create index miss_recent on miss (unit, at);
