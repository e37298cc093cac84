-- A reviewer's attestation names the decision that asked for it: it must have been made.
alter table decision add column decision_id text;
create index decision_by_id on decision (message_id, decision_id);
