-- The rules that decide, by the hash of their files; which are active; and which node has which.

create table ruleset (
  hash      text        primary key,
  files     bytea       not null,
  loaded_by text        not null,
  loaded_at timestamptz not null
);

-- One row. "next" waits until every live node has it.
create table ruleset_active (
  one        boolean     primary key default true check (one),
  hash       text        not null references ruleset,
  next       text        references ruleset,
  next_by    text,
  changed_at timestamptz not null
);

create table hub_node (
  node    text        primary key,
  seen_at timestamptz not null,
  has     text[]      not null
);
