create table graph.list (
    id         bigint primary key,
    owner      bigint      not null,
    title      text        not null check (char_length(title) between 1 and 256),
    replies    text        not null check (replies in ('FOLLOWED', 'MEMBERS', 'NONE')),
    exclusive  boolean     not null default false,
    created_at timestamptz not null default now(),
    unique (id, owner)
);
create index list_owner on graph.list (owner, id);

-- whoever is followed no more is in no list any more: the follow takes its rows along
create table graph.list_member (
    list   bigint not null,
    owner  bigint not null,
    member bigint not null,
    primary key (list, member),
    foreign key (list, owner) references graph.list (id, owner) on delete cascade,
    foreign key (owner, member) references graph.follow (follower, followee) on delete cascade
);
create index list_member_owner on graph.list_member (owner, member);

-- tags, folded as in posts
create table graph.tag_follow (
    id         bigint      not null unique,
    account    bigint      not null,
    tag        text        not null check (char_length(tag) between 1 and 200),
    created_at timestamptz not null default now(),
    primary key (account, tag)
);
create index tag_follow_tag on graph.tag_follow (tag, account);
