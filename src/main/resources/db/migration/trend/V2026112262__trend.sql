create schema trend;

-- what can trend, and what counts for tags and links: posts for everybody that answer nobody, of the last days
create table trend.post (
    id         bigint primary key,
    author     bigint      not null,
    sensitive  boolean     not null,
    created_at timestamptz not null
);
create index post_author on trend.post (author);
create index post_created on trend.post (created_at);

create table trend.used (
    kind text   not null,
    what text   not null,
    post bigint not null references trend.post on delete cascade,
    primary key (kind, what, post)
);
create index used_post on trend.used (post);

create table trend.reacted (
    post    bigint      not null references trend.post on delete cascade,
    account bigint      not null,
    kind    text        not null,
    at      timestamptz not null,
    primary key (post, account, kind)
);
create index reacted_account on trend.reacted (account);
create index reacted_at on trend.reacted (at);

-- accounts that count for nothing while they are closed
create table trend.closed (
    account bigint primary key
);

-- what moderators decided; no part of the view, and not lost with it
create table trend.verdict (
    kind       text        not null,
    subject    text        not null check (char_length(subject) <= 4000),
    allowed    boolean     not null,
    moderator  bigint      not null,
    decided_at timestamptz not null default now(),
    primary key (kind, subject)
);
