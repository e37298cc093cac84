-- The key of each unit's addresses, wrapped by the master key, which is not in the database; as in
-- the kit's own tables, of which this program has no other.
create table unit_key (
  unit       text        primary key,
  wrapped    bytea       not null,
  created_at timestamptz not null
);

-- Who is told, and how far. Of a message there is nothing but when it came to the portal.
create table person (
  unit    text        not null,
  officer text        not null,
  named   boolean     not null, -- a named handler: is told of protected identities too
  address bytea       not null, -- encrypted with the unit's key
  edition integer     not null, -- of the address: what comes back late tells of an older one
  refused boolean     not null, -- the address's server refuses it for good
  up_to   timestamptz,
  again   boolean     not null,
  due_at  timestamptz,          -- a notice is to be sent
  tries   integer     not null, -- in vain, of that notice
  told_at timestamptz,
  primary key (unit, officer)
);
create index person_due on person (due_at) where due_at is not null;
