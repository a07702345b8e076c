create schema log;

-- what commands write, in their own transactions
create table log.outbox (
    id       bigint generated always as identity primary key,
    kind     text   not null,
    actor    bigint not null,
    subject  bigint not null,
    audience text   not null,
    facts    jsonb  not null,
    content  jsonb
);

-- what happened, in one order; public_seq numbers the public events alone
create table log.event (
    seq        bigint primary key,
    time_us    bigint not null unique,
    public_seq bigint unique,
    kind       text   not null,
    actor      bigint not null,
    subject    bigint not null,
    audience   text   not null,
    facts      jsonb  not null,
    content    jsonb
);

-- finds what a deletion must erase
create index event_content_subject on log.event (subject) where content is not null;

-- the last numbers given out; its row is the sequencer's lock
create table log.head (
    one        boolean primary key default true check (one),
    seq        bigint not null,
    time_us    bigint not null,
    public_seq bigint not null
);
insert into log.head (seq, time_us, public_seq) values (0, 0, 0);

-- how far each view has read
create table log.cursor (
    view text primary key,
    seq  bigint not null
);

-- what a view could not handle
create table log.dead_letter (
    view      text        not null,
    seq       bigint      not null,
    reason    text        not null,
    failed_at timestamptz not null default now(),
    attempts  int         not null default 1,
    primary key (view, seq)
);
