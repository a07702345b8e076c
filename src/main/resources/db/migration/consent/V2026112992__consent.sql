create schema consent;

-- whose a line of the ledger is: the ledger names nobody. With the salt goes the only way from one to the other
create table consent.person (
    account   bigint primary key,
    salt      bytea  not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    pseudonym bytea  not null generated always as (sha256(salt || int8send(account))) stored unique
);

-- the texts that people were asked by, by their SHA-256
create table consent.wording (
    hash  bytea primary key check (length(hash) = 32),
    words text  not null
);

-- the ledger: what somebody said, one row each time; positions are dense
create table consent.entry (
    position bigint      primary key check (position > 0),
    who      bytea       not null check (length(who) = 32),
    purpose  text        not null,
    choice   text        not null,
    -- none when nobody was asked: an account was erased
    wording  bytea       references consent.wording,
    language text        not null check (char_length(language) <= 35),
    at       timestamptz not null,
    previous bytea       not null check (length(previous) = 32),
    -- over all of this and the hash before it
    hash     bytea       not null unique check (length(hash) = 32)
);
create index entry_latest on consent.entry (who, purpose, position desc);

-- the last position, which is the epoch, and its hash; locked by whoever appends
create table consent.head (
    one      boolean primary key default true check (one),
    position bigint  not null,
    hash     bytea   not null check (length(hash) = 32)
);
insert into consent.head (position, hash) values (0, decode(repeat('00', 32), 'hex'));

create function consent.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'The ledger is only added to';
end $$;

create trigger entry_stays before update or delete or truncate on consent.entry
    for each statement execute function consent.refuse();
create trigger wording_stays before update or delete or truncate on consent.wording
    for each statement execute function consent.refuse();
