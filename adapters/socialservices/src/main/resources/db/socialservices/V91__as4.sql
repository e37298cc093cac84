-- What goes by AS4. An envelope holds a message encrypted by the receiving organisation's key, or a
-- receipt, which says nothing of anybody; it is gone when the other access point has it.
create table sdk_as4_posted (
  as4_id       text        primary key,
  -- The message of SDK; null for a receipt.
  message      uuid        unique,
  conversation text        not null,
  document     text        not null,
  organisation text        not null,
  envelope     bytea,
  state        text        not null,
  -- Of a rejection: SV, BV or SIG.
  causes       text,
  attempts     integer     not null,
  due_at       timestamptz not null,
  created_at   timestamptz not null,
  settled_at   timestamptz
);
create index sdk_as4_posted_due on sdk_as4_posted (due_at) where state = 'WAITING' and message is null;

-- What has come by AS4, encrypted by our organisation's key; the envelope is gone when it is settled.
create table sdk_as4_came (
  as4_id       text        primary key,
  organisation text        not null,
  hash         bytea       not null,
  envelope     bytea,
  message      uuid,
  function     text,
  content      bytea,
  state        text        not null,
  code         text,
  came_at      timestamptz not null,
  settled_at   timestamptz
);
create index sdk_as4_came_open on sdk_as4_came (came_at) where state in ('NEW', 'WAITING');
create index sdk_as4_came_message on sdk_as4_came (message);
