create schema post;

-- posts, and reposts as rows of their own, since both stand in timelines
create table post.post (
    id              bigint primary key,
    author          bigint      not null,
    text            text        not null check (char_length(text) <= 20000),
    audience        text        not null,
    reply_to        bigint,
    reply_to_author bigint,
    repost_of       bigint references post.post on delete cascade,
    language        text check (char_length(language) <= 35),
    mentions        bigint[]    not null default '{}',
    tags            text[]      not null default '{}',
    app             text,
    created_at      timestamptz not null default now()
);
create index post_author on post.post (author, id desc);
create index post_reply_to on post.post (reply_to, id) where reply_to is not null;
create unique index post_repost on post.post (repost_of, author) where repost_of is not null;
create index post_newest on post.post (id desc) where audience = 'PUBLIC' and reply_to is null and repost_of is null;

create table post.liked (
    post       bigint      not null references post.post on delete cascade,
    account    bigint      not null,
    created_at timestamptz not null default now(),
    primary key (post, account)
);
create index liked_account on post.liked (account, created_at desc);

create table post.tally (
    post    bigint primary key references post.post on delete cascade,
    replies bigint not null default 0,
    reposts bigint not null default 0,
    likes   bigint not null default 0
);

-- keys by which a repeated request is known; kept for a day
create table post.idempotency (
    account     bigint      not null,
    key         text        not null check (char_length(key) <= 200),
    fingerprint bytea       not null,
    post        bigint      not null,
    created_at  timestamptz not null default now(),
    primary key (account, key)
);
create index idempotency_created on post.idempotency (created_at);

-- a view of the log: how much each account has published
create table post.author_tally (
    account bigint primary key,
    posts   bigint not null,
    last_at date
);
