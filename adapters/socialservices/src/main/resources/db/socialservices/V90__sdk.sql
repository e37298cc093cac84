-- What goes to units by SDK. No content: it is opened, by its permit, at each attempt, and written the
-- same, since what could differ stands here.
create table sdk_delivery (
  id           bigint      generated always as identity primary key,
  referral     uuid        not null,
  unit         text        not null,
  -- The row of referral_step that it tells of; null for the message itself.
  step         bigint,
  sdk_message  uuid        not null unique,
  conversation uuid        not null,
  answers      uuid,
  -- AS4's message id, or that of the message system, when the transport tells it.
  transport_id text,
  state        text        not null,
  code         text,
  attempts     integer     not null,
  due_at       timestamptz not null,
  created_at   timestamptz not null,
  handed_at    timestamptz,
  settled_at   timestamptz,
  unique nulls not distinct (referral, unit, step)
);
create index sdk_delivery_due on sdk_delivery (due_at) where state in ('WAITING', 'HANDED');
create index sdk_delivery_conversation on sdk_delivery (conversation);

-- What came by SDK. The content is encrypted with its unit's key, and gone when it is registered.
create table sdk_arrival (
  sdk_message  uuid        primary key,
  transport_id text,
  unit         text,
  conversation uuid,
  answers      uuid,
  referral     uuid,
  content      bytea,
  state        text        not null,
  code         text,
  field        text,
  taken_as     uuid,
  opened_by    text,
  registered_by text,
  received_at  timestamptz not null,
  confirmed_at timestamptz
);
create index sdk_arrival_unit on sdk_arrival (unit, state);
