-- The adapter's own truth. Times come from the adapter's clock, never from the database's.
-- Every bytea column that holds content or what an officer recorded is encrypted with its unit's
-- key (AES-256-GCM), and bound to its row.

-- The key of each unit's stored content, wrapped by the master key, which is not in the database.
create table unit_key (
  unit       text        primary key,
  wrapped    bytea       not null,
  created_at timestamptz not null
);

-- What became of each track of an event: the same event again gets the same answer.
-- The fingerprint is keyed (HMAC), so that it cannot be guessed from a personal number.
create table event_track (
  sender      text        not null,
  event_id    text        not null,
  track       text        not null,
  fingerprint text        not null,
  result      bytea       not null,
  at          timestamptz not null,
  primary key (sender, event_id, track)
);

-- A no, and when to ask again. Kept here and nowhere else; names nobody.
create table kept_no (
  sender   text        not null,
  event_id text        not null,
  kept     bytea       not null,
  at       timestamptz not null,
  primary key (sender, event_id)
);

-- What goes to the hub: the exact bytes, until its signed receipt; a report, until the broker has it.
create table outbox (
  id         uuid        primary key,
  sender     text        not null,
  report     boolean     not null,
  urgent     boolean     not null,
  uplink     bytea       not null,
  drafts     bytea       not null,
  attempts   integer     not null,
  due_at     timestamptz not null,
  created_at timestamptz not null
);
create index outbox_due on outbox (due_at);

-- What we sent, in codes, and what became of it. An answer of ours has no event.
create table sent (
  message         uuid        primary key,
  submission      uuid        not null,
  conversation    uuid        not null,
  in_reply_to     uuid,
  event_id        text,
  sender          text        not null,
  officer         text        not null,
  recipient       text        not null,
  type            text        not null,
  urgency         text        not null,
  status          text        not null,
  code            text,
  decision        bytea,
  receipt         bytea,
  sealed_again_as uuid,
  sent_at         timestamptz not null,
  changed_at      timestamptz not null
);
create index sent_sender on sent (sender, changed_at);
create index sent_event on sent (sender, event_id);

-- What we received. Sealed as it came, and encrypted once more.
create table inbox (
  message       uuid        primary key,
  unit          text        not null,
  sender        text        not null,
  type          text        not null,
  urgency       text        not null,
  consent_based boolean     not null,
  protected     boolean     not null,
  cover_sha256  text        not null,
  sealed        bytea       not null,
  state         text        not null,
  claimed_by    text,
  last_answer   text,
  received_at   timestamptz not null,
  answer_by     timestamptz not null,
  opened_at     timestamptz,
  answered_at   timestamptz
);
create index inbox_unit on inbox (unit, state);

-- Who opened what, by which permit. A deferred opening is told to the hub when it is back.
create table opening (
  message  uuid        not null,
  unit     text        not null,
  officer  text        not null,
  role     text        not null,
  named    boolean     not null,
  permit   text,
  at       timestamptz not null,
  primary key (message, officer)
);
create index opening_deferred on opening (at) where permit is null;

-- Steps that the hub is still to be told of; told in batches, signed by the unit.
create table step (
  id      bigint generated always as identity primary key,
  unit    text        not null,
  message uuid        not null,
  step    text        not null,
  code    text,
  at      timestamptz not null
);

-- What came from the broker and could not be read at all. Nothing of it is kept but its hash.
create table unreadable (
  id     bigint generated always as identity primary key,
  queue  text        not null,
  sha256 text        not null,
  code   text        not null,
  at     timestamptz not null
);

-- The hub's directory as last heard, so that a start without the hub knows every unit and key.
create table directory_heard (
  id     smallint    primary key check (id = 1),
  hash   text        not null,
  answer bytea       not null,
  at     timestamptz not null
);
