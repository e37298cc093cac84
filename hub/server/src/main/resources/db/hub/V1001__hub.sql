-- The hub's truth and backlog. Times come from the hub's clock, never from the database's.
-- "codes" columns hold what a cover says, encrypted at rest (AES-256-GCM).

create table submission (
  sender_unit   text        not null,
  submission_id uuid        not null,
  sha256        text        not null,
  receipt       bytea       not null,
  answered_at   timestamptz not null,
  primary key (sender_unit, submission_id)
);

create table message (
  message_id      uuid        primary key,
  submission_id   uuid        not null,
  conversation_id uuid        not null,
  in_reply_to     uuid,
  sender_unit     text        not null,
  recipient_unit  text        not null,
  type            text        not null,
  urgent          boolean     not null,
  duty            boolean     not null,
  protected       boolean     not null,
  cover_sha256    text        not null,
  codes           bytea       not null,
  cover           bytea       not null,
  parts           bytea       not null,
  state           text        not null,
  answer          text,
  accepted_at     timestamptz not null,
  taken_at        timestamptz,
  opened_at       timestamptz,
  consent_id      uuid
);
create index message_conversation on message (conversation_id);
create index message_reply on message (in_reply_to);

create table consent (
  consent_id      uuid        primary key,
  conversation_id uuid        not null,
  state           text        not null,
  valid_from      timestamptz not null,
  valid_to        timestamptz not null
);

create table decision (
  id           bigint generated always as identity primary key,
  message_id   uuid        not null,
  moment       text        not null,
  at           timestamptz not null,
  outcome      text        not null,
  ruleset_hash text        not null,
  codes        bytea       not null
);
create index decision_message on decision (message_id);

-- What leaves the hub. A delivery stays RELEASED until the recipient says it is taken.
create table outbox (
  id          bigint generated always as identity primary key,
  unit        text        not null,
  urgent      boolean     not null,
  message_id  uuid,
  payload     bytea,
  state       text        not null,
  created_at  timestamptz not null,
  released_at timestamptz
);
create index outbox_waiting on outbox (unit, urgent desc, id) where state = 'WAITING';
create index outbox_released on outbox (unit) where state = 'RELEASED';
create index outbox_message on outbox (message_id) where message_id is not null;

-- What could not even be read. Nothing of it is kept but its hash.
create table refusal (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  claimed  text        not null,
  sha256   text        not null,
  code     text        not null
);
