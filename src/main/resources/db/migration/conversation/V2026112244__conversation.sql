create schema conversation;

-- a view of the log: which direct posts are in whose conversations. A conversation is a thread among the same people;
-- everybody in it has their own.
create table conversation.said (
    account bigint   not null,
    thread  bigint   not null,
    people  bigint[] not null,
    post    bigint   not null,
    author  bigint   not null,
    primary key (account, post)
);
create index said_conversation on conversation.said (account, thread, people, post desc);
create index said_post on conversation.said (post);

-- how far somebody has read theirs, and up to where they have put it away: not a view, this is theirs alone to say
create table conversation.seen (
    account       bigint   not null,
    thread        bigint   not null,
    people        bigint[] not null,
    read_up_to    bigint   not null default 0,
    removed_up_to bigint   not null default 0,
    primary key (account, thread, people)
);
