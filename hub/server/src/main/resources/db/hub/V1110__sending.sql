-- Who is about to give a batch to the broker, and until when it is believed of him. When he has, the
-- row is gone; when it is still there after that, he died in between, and another node sends.
create table sending (
  batch bigint      generated always as identity primary key,
  until timestamptz not null
);
alter table outbox add column batch bigint;

-- What is sealed or encrypted does not compress: trying to costs more than all else about a row.
alter table message alter column codes set storage external;
alter table message alter column cover set storage external;
alter table message alter column parts set storage external;
alter table decision alter column codes set storage external;
alter table submission alter column receipt set storage external;
alter table outbox alter column payload set storage external;
