-- What is with the broker and waits for the hub's receipt is counted at each turn.
create index outbox_under_way on outbox (id) where attempts > 0 and not urgent;
