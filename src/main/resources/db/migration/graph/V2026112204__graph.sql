create schema graph;

create table graph.follow (
    follower   bigint      not null,
    followee   bigint      not null,
    created_at timestamptz not null default now(),
    primary key (follower, followee),
    check (follower <> followee)
);
create index follow_followee on graph.follow (followee, follower);
