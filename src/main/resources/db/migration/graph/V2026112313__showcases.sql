-- people whom somebody recommends, under a title
create table graph.showcase (
    id           bigint primary key,
    owner        bigint      not null,
    title        text        not null check (char_length(title) between 1 and 40),
    description  text        not null check (char_length(description) <= 100),
    language     text check (char_length(language) <= 35),
    sensitive    boolean     not null,
    discoverable boolean     not null,
    -- folded as in posts
    tag          text check (char_length(tag) between 1 and 200),
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    unique (id, owner)
);
create index showcase_owner on graph.showcase (owner, id);

-- whoever does not want to be there any more keeps a row, so that they are not put there again
create table graph.showcase_item (
    id         bigint primary key,
    showcase   bigint      not null,
    owner      bigint      not null,
    account    bigint      not null,
    revoked    boolean     not null default false,
    created_at timestamptz not null default now(),
    unique (showcase, account),
    foreign key (showcase, owner) references graph.showcase (id, owner) on delete cascade
);
create index showcase_item_account on graph.showcase_item (account, showcase);
create index showcase_item_owner on graph.showcase_item (owner, account);
