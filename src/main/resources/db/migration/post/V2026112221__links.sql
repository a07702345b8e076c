-- a view of the log: the first address in each post that anybody may see
create table post.linked (
    post   bigint primary key,
    url    text   not null check (octet_length(url) <= 2048),
    author bigint not null
);
create index linked_url on post.linked (url);
create index linked_author on post.linked (author);

-- what stands at those addresses, as it was when somebody looked; empty until then, and where there is nothing to show
create table post.card (
    url          text primary key check (octet_length(url) <= 2048),
    title        text        not null default '',
    description  text        not null default '',
    author_name  text        not null default '',
    author_url   text        not null default '',
    site         text        not null default '',
    language     text,
    published_at timestamptz,
    fetched_at   timestamptz,
    -- when somebody should look; null when nobody has to
    due_at       timestamptz,
    lease_until  timestamptz,
    attempts     integer     not null default 0,
    created_at   timestamptz not null default now()
);
create index card_due on post.card (due_at) where due_at is not null;
