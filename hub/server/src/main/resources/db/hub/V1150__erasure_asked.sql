-- A referral that one operator has asked to have erased before its time, until another has done it.
create table erasure_asked (
  conversation_id uuid        primary key,
  asked_by        text        not null,
  because         text        not null,
  at              timestamptz not null
);
