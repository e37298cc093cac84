-- When the hub last reminded the unit of a message.
alter table inbox add column reminded_at timestamptz;

-- What may have to be sealed for a unit's stand-in, encrypted with the sender's key; not kept longer
-- than one can be asked for.
create table kept_draft (
  message uuid        primary key,
  sender  text        not null,
  draft   bytea       not null,
  until   timestamptz not null
);
create index kept_draft_until on kept_draft (until);
