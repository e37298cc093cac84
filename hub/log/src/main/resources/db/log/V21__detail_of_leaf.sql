-- A detail is written in its leaf's own transaction and a leaf is never removed, so that the check of
-- each row against the leaves could only cost: nearly a third of what a leaf costs the database.
alter table log_detail drop constraint log_detail_leaf_id_fkey;
