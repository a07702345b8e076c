create schema filter;

create table filter.filter (
    id         bigint primary key,
    owner      bigint      not null,
    title      text        not null check (char_length(title) between 1 and 256),
    contexts   text[]      not null check (cardinality(contexts) between 1 and 5),
    action     text        not null check (action in ('WARN', 'HIDE', 'BLUR')),
    expires_at timestamptz
);
create index filter_owner on filter.filter (owner, id);

create table filter.keyword (
    id         bigint primary key,
    filter     bigint  not null references filter.filter on delete cascade,
    keyword    text    not null check (char_length(keyword) between 1 and 512),
    whole_word boolean not null
);
create index keyword_filter on filter.keyword (filter, id);

-- posts that are filtered one by one
create table filter.single (
    id     bigint primary key,
    filter bigint not null references filter.filter on delete cascade,
    post   bigint not null,
    unique (filter, post)
);
