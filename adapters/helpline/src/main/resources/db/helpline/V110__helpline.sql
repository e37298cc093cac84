-- Codes that live. hash is an HMAC under the unit's key, which is not in the database. Nothing of the
-- caller: not where, how old, nor when to the hour.
create table live_code (
  unit     text not null,
  hash     text not null,
  handover text not null,
  provider text not null,
  agreed   boolean not null,
  dies_on  date not null,
  primary key (unit, hash)
);
create unique index live_code_handover on live_code (unit, handover);

-- The times that a provider offers against a hand-over, locked with the unit's key.
create table offered (
  unit     text  not null,
  handover text  not null,
  times    bytea not null,
  primary key (unit, handover)
);

-- How often each provider was shown, first, chosen, and whether those who agreed to it came. Sums.
create table share (
  month    date   not null,
  provider text   not null,
  shown    bigint not null default 0,
  first    bigint not null default 0,
  chosen   bigint not null default 0,
  came     bigint not null default 0,
  stayed   bigint not null default 0,
  primary key (month, provider)
);

-- Which messages have been counted, so that one that is taken again counts once.
create table counted (
  message uuid primary key,
  on_day  date not null
);
