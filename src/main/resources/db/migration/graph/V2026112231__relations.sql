-- rows are paged by their id, which grows in the order in which they were made
alter table graph.follow
    add column id bigint,
    add column notify boolean not null default false,
    add column shows_reposts boolean not null default true,
    add column languages text[] not null default '{}';
update graph.follow f set id = numbered.id
from (select follower, followee,
             ((extract(epoch from created_at) * 1000)::bigint << 16)
                 + row_number() over (order by created_at, follower, followee) id
      from graph.follow) numbered
where f.follower = numbered.follower and f.followee = numbered.followee;
alter table graph.follow alter column id set not null;
create unique index follow_of_follower on graph.follow (follower, id);
create unique index follow_of_followee on graph.follow (followee, id);

-- somebody asks to follow an account that is locked; the flags are those that the follow will have
create table graph.request (
    id            bigint      not null,
    follower      bigint      not null,
    followee      bigint      not null,
    notify        boolean     not null default false,
    shows_reposts boolean     not null default true,
    languages     text[]      not null default '{}',
    created_at    timestamptz not null default now(),
    primary key (follower, followee),
    check (follower <> followee)
);
create unique index request_of_followee on graph.request (followee, id);

create table graph.block (
    id         bigint      not null,
    blocker    bigint      not null,
    blocked    bigint      not null,
    created_at timestamptz not null default now(),
    primary key (blocker, blocked),
    check (blocker <> blocked)
);
create unique index block_of_blocker on graph.block (blocker, id);
create index block_blocked on graph.block (blocked, blocker);

-- until: when it ends by itself, or null for never
create table graph.mute (
    id            bigint      not null,
    muter         bigint      not null,
    muted         bigint      not null,
    notifications boolean     not null default true,
    until         timestamptz,
    created_at    timestamptz not null default now(),
    primary key (muter, muted),
    check (muter <> muted)
);
create unique index mute_of_muter on graph.mute (muter, id);
create index mute_until on graph.mute (until) where until is not null;

-- what somebody noted about an account for themselves
create table graph.note (
    author  bigint not null,
    account bigint not null,
    text    text   not null check (char_length(text) between 1 and 2000),
    primary key (author, account)
);

-- whom somebody shows on their own profile
create table graph.endorsement (
    id         bigint      not null,
    endorser   bigint      not null,
    endorsed   bigint      not null,
    created_at timestamptz not null default now(),
    primary key (endorser, endorsed),
    check (endorser <> endorsed)
);
create unique index endorsement_of_endorser on graph.endorsement (endorser, id);

create table graph.domain_block (
    id      bigint not null,
    account bigint not null,
    domain  text   not null check (char_length(domain) between 1 and 255),
    primary key (account, domain)
);
create unique index domain_block_of_account on graph.domain_block (account, id);

-- whom somebody does not want suggested again
create table graph.unsuggested (
    account   bigint not null,
    suggested bigint not null,
    primary key (account, suggested)
);
