create schema if not exists moderation;

-- what moderators did, to whom and why; rows are never changed
create table moderation.act (
    id         bigint primary key,
    moderator  bigint      not null,
    account    bigint      not null,
    kind       text        not null,
    reason     text        not null check (char_length(reason) <= 1000),
    created_at timestamptz not null default now()
);
create index act_account on moderation.act (account, id desc);
