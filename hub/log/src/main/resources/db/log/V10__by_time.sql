-- An auditor asks by period. Leaves come almost in the order of time, which a block range index
-- needs no upkeep for.
create index log_leaf_by_time on log_leaf using brin (recorded_at);
