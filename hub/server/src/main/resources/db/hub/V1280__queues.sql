-- A message's row is changed when it is released, taken and answered. Where no index knows of the
-- change and the page has room, PostgreSQL writes the new row beside the old one and no index at all;
-- what is large and never changes lies apart, as it is: sealed bytes do not get smaller.
alter table message alter column codes set storage external;
alter table message alter column cover set storage external;
alter table message alter column parts set storage external;
alter table message set (fillfactor = 70, toast_tuple_target = 256);

-- What is refused is answered for: the index of what waits need not know of states.
update message set answered_at = coalesce(taken_at, accepted_at)
  where state = 'REFUSED' and answered_at is null;
drop index message_unanswered;
create index message_unanswered on message (type, urgent, accepted_at)
  where answered_at is null and in_reply_to is null;

-- A queue is tidied by how much has passed through it, not by how long it is.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table sending set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
