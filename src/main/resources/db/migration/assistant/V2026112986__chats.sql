-- what people ask the assistant in private
create table assistant.chat (
    id         text        primary key check (char_length(id) = 22),
    owner      bigint      not null,
    place      bigint generated always as identity unique,
    -- the post that it began with, or none
    post       bigint,
    title      text        not null check (char_length(title) <= 120),
    created_at timestamptz not null default now(),
    used_at    timestamptz not null default now()
);
create index chat_owner on assistant.chat (owner, used_at desc);

-- one question and its answer
create table assistant.exchange (
    id         text        primary key check (char_length(id) = 22),
    chat       text        not null references assistant.chat on delete cascade,
    number     int         not null,
    task       text        not null,
    asked      text        not null,
    said       text        not null default '',
    state      text        not null,
    reason     text,
    provider   text        not null,
    model      text        not null,
    builtin    boolean     not null,
    prompt     int         not null,
    -- whether everybody may see all that it rests on, so that it may be shared
    open       boolean     not null default false,
    -- whether its question was asked anew in other words
    replaced   boolean     not null default false,
    rating     text,
    why        text,
    rated_at   timestamptz,
    created_at timestamptz not null default now(),
    unique (chat, number)
);
create index exchange_running on assistant.exchange (created_at) where state = 'RUNNING';

create table assistant.exchange_source (
    exchange text     not null references assistant.exchange on delete cascade,
    number   smallint not null,
    post     bigint   not null,
    author   bigint   not null,
    primary key (exchange, number)
);
