-- What the agency's own system has been told of what it sent.
create table webhook (
  message uuid primary key references sent on delete cascade,
  told    timestamptz, -- the change that was told; null before the first
  tries   integer     not null default 0,
  next_at timestamptz
);
-- Every change before this has been told, or came before there was anybody to tell.
create table webhook_from (
  single boolean     primary key default true check (single),
  at     timestamptz not null
);
create index sent_changed on sent (changed_at);
