-- Figures of closed months: released once, and never changed. There is no person in them and nothing
-- that could be worked out, so they are not encrypted.
create table figure_month (
  month       date        primary key check (extract(day from month) = 1),
  threshold   integer     not null,
  released_at timestamptz not null
);

-- hidden says why there is no count: FEWER than the threshold, or LEFT_OUT.
create table figure (
  month     date    not null references figure_month,
  function  text    not null,
  step      text    not null,
  breakdown text    not null,
  class     text    not null,
  count     integer,
  hidden    text,
  primary key (month, function, step, breakdown, class),
  check (num_nulls(count, hidden) = 1)
);

-- How long a step took: days at a quarter, half and three quarters of those who took it, in spans.
create table figure_time (
  month    date not null references figure_month,
  function text not null,
  way      text not null,
  quarter  text not null,
  median   text not null,
  three    text not null,
  primary key (month, function, way)
);

-- From arrival to first contact, before and after a pilot began: released once, with the last month.
create table figure_pilot (
  begins   date not null,
  function text not null,
  side     text not null,
  months   integer not null,
  low      text not null,
  median   text not null,
  high     text not null,
  primary key (begins, function, side)
);

create function figure_is_final() returns trigger language plpgsql as
  $$ begin raise exception 'a released figure stays as it is'; end $$;
create trigger figure_month_final before update or delete on figure_month
  for each row execute function figure_is_final();
create trigger figure_final before update or delete on figure
  for each row execute function figure_is_final();
create trigger figure_time_final before update or delete on figure_time
  for each row execute function figure_is_final();
create trigger figure_pilot_final before update or delete on figure_pilot
  for each row execute function figure_is_final();
