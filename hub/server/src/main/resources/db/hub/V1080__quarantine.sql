-- What failed again and again while everything else went on. Nothing here is ever deleted by
-- itself; two operators let it go on, and then it is decided afresh.
create table quarantine (
  id         bigint      generated always as identity primary key,
  at         timestamptz not null,
  reason     text        not null,
  adapter    text        not null,
  unit       text        not null,
  sha256     text,
  bytes      bytea,
  outbox_id  bigint,
  asked_by   text,
  because    text,
  settled_by text,
  settled_at timestamptz,
  check (num_nulls(sha256, bytes) in (0, 2)),
  check (num_nulls(bytes, outbox_id) = 1),
  check (num_nulls(asked_by, because) in (0, 2)),
  check (num_nulls(settled_by, settled_at) in (0, 2)),
  check (settled_by is null or settled_by <> asked_by)
);
create unique index quarantine_arrived on quarantine (sha256) where settled_at is null;
