-- Reminders that were sent; one for each step. What is late is in overdue, and with it who was asked
-- to stand in.
create table reminder (
  message_id uuid        not null,
  step       text        not null,
  at         timestamptz not null,
  primary key (message_id, step)
);
alter table overdue add column stand_in text;

-- What the deadlines are looked up in: what still waits for its answer. Answers have no deadline.
create index message_unanswered on message (type, urgent, accepted_at)
  where answered_at is null and in_reply_to is null and state <> 'REFUSED';
