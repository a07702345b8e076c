-- the posts whose words any version of an answer holds, cited or not: when one of them goes, all of the answer does
create table assistant.rested (
    answer bigint not null references assistant.answer on delete cascade,
    post   bigint not null,
    author bigint not null,
    primary key (answer, post)
);
create index rested_post on assistant.rested (post);
create index rested_author on assistant.rested (author);
insert into assistant.rested (answer, post, author) select distinct answer, post, author from assistant.source;

-- which change is to be seen to: another that comes meanwhile is not done with the first
create sequence assistant.change;
alter table assistant.upkeep
    add column change bigint not null default nextval('assistant.change'),
    -- how often it was tried in vain
    add column tries  int    not null default 0;
