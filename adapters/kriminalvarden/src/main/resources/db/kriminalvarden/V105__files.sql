-- What became of each file that was read, by its content: the same again has the same receipt. Codes and
-- ids, nothing of the content.
create table file_receipt (
  unit    text        not null,
  sha256  text        not null,
  refused boolean     not null,
  receipt bytea       not null,
  at      timestamptz not null,
  primary key (unit, sha256)
);

-- Up to which change each message has been told of in the out folder.
create table file_status (
  message    uuid        primary key,
  unit       text        not null,
  changed_at timestamptz not null
);
create index file_status_unit on file_status (unit, changed_at);
