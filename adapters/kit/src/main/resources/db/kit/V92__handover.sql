-- Hand-overs without a name that our units have opened. code_hash is an HMAC under the unit's key,
-- which is not in the database; it is gone when the code is used or has died. A day, never an instant:
-- nothing here says when somebody rang, came, or was written up under a name.
create table handover (
  unit      text    not null,
  handover  text    not null,
  message   uuid    not null,
  code_hash text,
  used      boolean not null default false,
  told      boolean not null default false,
  agreed    bytea   not null,
  dies_on   date    not null,
  primary key (unit, handover)
);
create unique index handover_code on handover (unit, code_hash) where code_hash is not null;

-- Codes tried in the last hour, right or wrong, for the limits alone. Not which.
create table code_try (
  id      bigint generated always as identity primary key,
  unit    text        not null,
  officer text        not null,
  at      timestamptz not null
);
create index code_try_unit on code_try (unit, at);
