-- The key store is a database of its own (db/keystore). What an older hub kept here is moved by hand
-- first (hub/log/README.md); a key that was left behind would outlive every erasure.
do $$
begin
    if exists (select from log_key_store where wrapped_key is not null) then
        raise exception 'log_key_store holds keys that are to be moved to the key store first';
    end if;
end
$$;

-- An erasure has begun: the details are gone and nothing more is recorded; and its key is gone too.
alter table log_referral
    add column erased_at timestamptz,
    add column key_erased_at timestamptz,
    add check (key_erased_at is null or erased_at is not null);

update log_referral set erased_at = old.erased_at, key_erased_at = old.erased_at
from log_key_store as old where old.referral_id = log_referral.referral_id;

-- What is left to do is found at once, however much has been erased.
create index log_referral_key_left on log_referral (referral_id)
    where erased_at is not null and key_erased_at is null;

drop table log_key_store;
