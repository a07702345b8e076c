-- what is to be published at a time; a row goes in the transaction that publishes it
create table post.scheduled (
    id         bigint primary key,
    author     bigint      not null,
    due_at     timestamptz not null,
    draft      jsonb       not null,
    -- not tried again before
    try_at     timestamptz not null,
    attempts   int         not null default 0
);
create index scheduled_author on post.scheduled (author, id desc);
create index scheduled_try on post.scheduled (try_at);

-- what somebody has not finished writing
create table post.unfinished (
    id         bigint primary key,
    author     bigint      not null,
    draft      jsonb       not null,
    -- why it could not be published at its time, or null
    failure    text check (char_length(failure) <= 100),
    updated_at timestamptz not null
);
create index unfinished_author on post.unfinished (author, id desc);

-- tags that somebody shows on their page
create table post.featured_tag (
    id      bigint primary key,
    account bigint not null,
    tag     text   not null check (char_length(tag) between 1 and 100),
    shown   text   not null check (char_length(shown) between 1 and 100),
    unique (account, tag)
);
