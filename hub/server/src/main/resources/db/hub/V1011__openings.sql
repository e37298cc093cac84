-- Who has acknowledged what a message is reserved with (OSL 10 kap. 14 §, 12 kap. 2 §).
create table reservation_acknowledged (
  message_id uuid        not null,
  officer    text        not null,
  at         timestamptz not null,
  primary key (message_id, officer)
);

-- The glass broken: opened for want of a named handler. Each is looked at afterwards.
create table glass_broken (
  id         bigint generated always as identity primary key,
  message_id uuid        not null,
  unit       text        not null,
  officer    text        not null,
  second     text        not null,
  reason     text        not null,
  at         timestamptz not null,
  looked_by  text,
  looked_at  timestamptz,
  finding    text,
  unique (message_id, officer),
  check (num_nulls(looked_by, looked_at, finding) in (0, 3))
);
create index glass_to_look_at on glass_broken (at) where looked_at is null;
