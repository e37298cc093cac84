-- The log's tables. PostgreSQL 15 and later; no function of the server's clock is used.

-- One row for each referral: the lock that orders its leaves, and the next counter.
create table log_referral (
    referral_id  text   primary key,
    next_counter bigint not null check (next_counter > 0)
);

-- The key store. Its backups are kept apart and live shortly: when they have lapsed, an erasure is
-- complete. A row without a key is an erased referral.
create table log_key_store (
    referral_id text        primary key,
    kek_id      text        not null,
    wrapped_key bytea,
    created_at  timestamptz not null,
    erased_at   timestamptz,
    check ((wrapped_key is null) = (erased_at is not null))
);

-- A leaf is written once and never changed. Nothing here is erased; nothing here tells of content.
create table log_leaf (
    id          bigint      generated always as identity primary key,
    referral_id text        not null,
    counter     bigint      not null check (counter >= 0),
    recorded_at timestamptz not null,
    commitment  bytea       not null check (octet_length(commitment) = 32),
    unique (referral_id, counter)
);

-- What was appended and waits for its place in the tree, one row for all that was appended together;
-- a round takes it away. The leaves in "after" are the last before these in their trails.
create table log_pending (
    first_leaf  bigint   primary key,
    leaf_ids    bigint[] not null,
    commitments bytea    not null check (octet_length(commitments) = 32 * cardinality(leaf_ids)),
    after       bigint[] not null
);

-- Places in the tree: leaves with ids from first_leaf on, without a gap, stand from first_index on.
-- A row never changes.
create table log_place (
    first_leaf  bigint primary key,
    first_index bigint not null unique check (first_index >= 0),
    leaves      bigint not null check (leaves > 0)
);

-- Every leaf with its index; null while it is pending.
create view log_placed as
select log_leaf.*,
    case when id < first_leaf + leaves then first_index + id - first_leaf end as leaf_index
from log_leaf left join lateral (
    select * from log_place where first_leaf <= id order by first_leaf desc limit 1) as run on true;

-- What an erasure removes.
create table log_detail (
    leaf_id     bigint primary key references log_leaf,
    wrapped_key bytea  not null,
    sealed      bytea  not null
);

-- Tiles of the tree (C2SP tlog-tiles). A partial tile grows in its row; its prefixes are the
-- narrower tiles once published. Hashes do not compress.
create table log_tile (
    level      smallint not null check (level between 0 and 63),
    tile_index bigint   not null check (tile_index >= 0),
    hashes     bytea    not null
        check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    primary key (level, tile_index)
);
alter table log_tile alter column hashes set storage external;

-- The head, and the last checkpoint that was published. The root of size 0 is SHA-256 of nothing.
create table log_head (
    only_row       boolean primary key default true check (only_row),
    size           bigint  not null check (size >= 0),
    epoch          bigint  not null check (epoch >= 0),
    root           bytea   not null check (octet_length(root) = 32),
    published_size bigint,
    checkpoint     text,
    published_at   timestamptz,
    check (num_nulls(published_size, checkpoint, published_at) in (0, 3)),
    check (published_size <= size)
);

-- The last checkpoint that witnesses have cosigned, with their lines.
create table log_cosigned (
    only_row    boolean     primary key default true check (only_row),
    size        bigint      not null check (size >= 0),
    checkpoint  text        not null,
    cosigned_at timestamptz not null
);

insert into log_head (size, epoch, root)
values (0, 0, decode('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex'));
