create schema instance;

-- a picture that people write as `:shortcode:`
create table instance.emoji (
    id         bigint primary key,
    shortcode  text        not null check (shortcode ~ '^[A-Za-z0-9_]{2,50}$'),
    category   text        check (char_length(category) between 1 and 50),
    picture    bigint      not null,
    path       text        not null,
    still      text        not null,
    visible    boolean     not null default true,
    disabled   boolean     not null default false,
    created_at timestamptz not null default now()
);
-- :Wren: and :wren: are one name to a reader
create unique index emoji_shortcode on instance.emoji (lower(shortcode));

create table instance.rule (
    id   bigint primary key,
    text text not null check (char_length(text) between 1 and 500),
    hint text not null default '' check (char_length(hint) <= 2000)
);

create table instance.announcement (
    id           bigint primary key,
    text         text        not null check (char_length(text) between 1 and 2000),
    starts_at    timestamptz,
    ends_at      timestamptz,
    all_day      boolean     not null default false,
    published_at timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    check (starts_at is null or ends_at is null or starts_at <= ends_at)
);

create table instance.announcement_read (
    announcement bigint not null references instance.announcement on delete cascade,
    account      bigint not null,
    primary key (account, announcement)
);

create table instance.announcement_reaction (
    announcement bigint      not null references instance.announcement on delete cascade,
    account      bigint      not null,
    name         text        not null check (char_length(name) between 1 and 50),
    created_at   timestamptz not null default now(),
    primary key (announcement, name, account)
);

-- what this server says of itself at length: ABOUT and PRIVACY
create table instance.statement (
    kind       text primary key,
    text       text        not null check (char_length(text) <= 50000),
    updated_at timestamptz not null default now()
);

-- each version of the terms, by the day from which it holds
create table instance.terms (
    effective_on date primary key,
    text         text        not null check (char_length(text) between 1 and 50000),
    created_at   timestamptz not null default now()
);

create table instance.contact (
    one         boolean primary key default true check (one),
    description text not null default '' check (char_length(description) <= 500),
    email       text not null default '' check (char_length(email) <= 254),
    account     bigint
);
