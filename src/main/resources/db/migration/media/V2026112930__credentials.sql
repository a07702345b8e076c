-- What somebody uploaded, whatever made it, goes when nothing needs it any more; what was made here stays its maker's.
alter table media.picture add column uploaded boolean not null default false;
update media.picture set uploaded = true where provenance = 'HUMAN' and not avatar and not kept;
drop index media.picture_loose;
create index picture_loose on media.picture (loose_since) where loose_since is not null and uploaded;

-- Who signs when the operator has no certificate: made at the first need of it, shared by every process of one network.
create table media.signer (
    id       smallint primary key check (id = 1),
    -- certificates in DER, keys in PKCS#8
    root     bytea    not null,
    root_key bytea    not null,
    leaf     bytea    not null,
    leaf_key bytea    not null
);

-- What is known of where a picture comes from. Pictures of before have none.
create table media.credential (
    picture     bigint   primary key references media.picture on delete cascade,
    -- by a model, or from pictures, here
    made        boolean  not null,
    state       text     not null check (state in ('VALID', 'INVALID', 'ABSENT', 'RECOVERED')),
    reason      text     check (length(reason) <= 200),
    signer      text     check (length(signer) <= 200),
    known       boolean  not null,
    generator   text     check (length(generator) <= 200),
    source_type text     check (length(source_type) <= 500),
    agent       text     check (length(agent) <= 200),
    said_at     timestamptz,
    creators    text[]   not null,
    credit      text     check (length(credit) <= 500),
    copyright   text     check (length(copyright) <= 500),
    terms       text     check (length(terms) <= 500),
    licence     text     check (length(licence) <= 500),
    -- the manifest store of the upload, as it came
    original    bytea    check (octet_length(original) <= 4194304),
    -- the one that the large file carries
    manifest    bytea,
    -- 64 bits of what it looks like; two bits apart are almost the same
    fingerprint bigint,
    -- the same in seven parts: of two that differ in six bits one part at least is equal
    parts       integer[],
    -- an upload without a manifest looks like this picture
    resembles   bigint   references media.picture on delete set null,

    check ((fingerprint is null) = (parts is null))
);

create index credential_parts on media.credential using gin (parts) where made;
create index credential_resembles on media.credential (resembles) where resembles is not null;
