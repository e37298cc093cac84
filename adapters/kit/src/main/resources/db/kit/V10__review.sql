-- What the rules leave to a person of our own agency. Kept encrypted, content and all, until a
-- reviewer has settled it; then nothing of it is kept here.
create table review (
  message  uuid        primary key,
  sender   text        not null,
  waiting  bytea       not null,
  urgent   boolean     not null,
  asked_at timestamptz not null,
  due_at   timestamptz not null
);
create index review_sender on review (sender, due_at);

-- Who has acknowledged what a message is reserved with.
create table acknowledged (
  message uuid        not null,
  officer text        not null,
  at      timestamptz not null,
  primary key (message, officer)
);

-- Marks that every copy of a message must bear, such as LABEL-40-7g; codes with spaces between.
alter table inbox add column labels text not null default '';

-- The glass broken for a unit: asked by one, confirmed by another, open for a short while.
create table glass (
  id           uuid        primary key,
  unit         text        not null,
  officer      text        not null,
  reason       text        not null,
  asked_at     timestamptz not null,
  confirmed_by text,
  open_until   timestamptz,
  check (confirmed_by is null or confirmed_by <> officer),
  check ((confirmed_by is null) = (open_until is null))
);
create index glass_unit on glass (unit, asked_at);
