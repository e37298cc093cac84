-- The key store: a database of its own, with short-lived backups of its own. When they have lapsed,
-- an erasure is complete. A row without a key is an erased trail. PostgreSQL 15 and later; no
-- function of the server's clock is used.
create table log_key_store (
    referral_id text        primary key,
    kek_id      text        not null,
    wrapped_key bytea,
    created_at  timestamptz not null,
    erased_at   timestamptz,
    check ((wrapped_key is null) = (erased_at is not null))
);
