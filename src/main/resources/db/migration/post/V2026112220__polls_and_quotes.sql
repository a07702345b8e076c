-- what a post asks; its counts change in the transaction of the vote
create table post.poll (
    post        bigint primary key references post.post on delete cascade,
    options     text[]      not null check (cardinality(options) between 2 and 4),
    multiple    boolean     not null,
    hide_totals boolean     not null,
    ends_at     timestamptz not null,
    ended       boolean     not null default false,
    votes       bigint[]    not null,
    voters      bigint      not null default 0
);
create index poll_open on post.poll (ends_at) where not ended;

-- one row a person, whatever they chose
create table post.vote (
    post       bigint      not null references post.poll on delete cascade,
    account    bigint      not null,
    choices    integer[]   not null check (cardinality(choices) between 1 and 4),
    created_at timestamptz not null default now(),
    primary key (post, account)
);
create index vote_account on post.vote (account);

-- how many posts quote it and were not detached
alter table post.tally add column quotes bigint not null default 0;
