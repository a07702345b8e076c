create schema studio;

create table studio.job (
    id          text primary key,
    place       bigint generated always as identity unique,
    owner       bigint      not null,
    prompt      text        not null check (char_length(prompt) between 1 and 1000),
    style       text        not null,
    shape       text        not null,
    state       text        not null,
    failure     text,
    provider    text        not null,
    model       text        not null,
    builtin     boolean     not null,
    created_at  timestamptz not null default now(),
    -- who works on it, and until when that is believed without a word from them
    worker      uuid,
    lease_until timestamptz,
    attempts    int         not null default 0
);
create index job_owner on studio.job (owner, place desc);
create index job_open on studio.job (place) where state in ('QUEUED', 'RUNNING', 'CHECKING');

create table studio.variant (
    job         text     not null references studio.job on delete cascade,
    number      smallint not null check (number between 1 and 4),
    seed        bigint   not null,
    state       text     not null,
    progress    smallint not null default 0 check (progress between 0 and 100),
    partial     bytea,
    picture     bigint,
    failure     text,
    finished_at timestamptz,
    primary key (job, number)
);

-- the key of the hash by which a provider knows who asks
create table studio.secret (
    one boolean primary key default true check (one),
    key bytea not null
);
