-- What had to go without delay (O-GENAST) and is late. Told to the sender once for each step; told
-- again when it is over. Nothing here makes a message expire.
create table overdue (
  message_id uuid        not null,
  step       text        not null,
  since      timestamptz not null,
  over_at    timestamptz,
  primary key (message_id, step)
);
create index overdue_now on overdue (since) where over_at is null;
