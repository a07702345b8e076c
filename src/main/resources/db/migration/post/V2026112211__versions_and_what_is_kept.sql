-- what a post said before its author changed it, and says now; only posts that were changed are here
create table post.version (
    post       bigint      not null references post.post on delete cascade,
    number     int         not null,
    text       text        not null,
    warning    text        not null,
    sensitive  boolean     not null,
    language   text,
    -- ids of its pictures then, and what they were said to show
    pictures   bigint[]    not null,
    alts       text[]      not null,
    created_at timestamptz not null,
    primary key (post, number)
);

-- what somebody keeps for later; the id is the order in which they did
create table post.bookmark (
    id      bigint primary key,
    account bigint not null,
    post    bigint not null references post.post on delete cascade,
    unique (account, post)
);
create index bookmark_account on post.bookmark (account, id desc);
create index bookmark_post on post.bookmark (post);

-- what somebody shows first on their page
create table post.pin (
    post      bigint primary key references post.post on delete cascade,
    author    bigint      not null,
    pinned_at timestamptz not null default now()
);
create index pin_author on post.pin (author, pinned_at desc);

-- threads that somebody wants to hear no more of
create table post.thread_mute (
    thread  bigint not null,
    account bigint not null,
    primary key (thread, account)
);
create index thread_mute_account on post.thread_mute (account);

-- likes get an id, which is the order in which they came
alter table post.liked add column id bigint;
update post.liked set id = numbered.id
from (select post, account, ((extract(epoch from created_at) * 1000)::bigint << 16)
             + row_number() over (order by created_at, post, account) as id
      from post.liked) numbered
where liked.post = numbered.post and liked.account = numbered.account;
alter table post.liked alter column id set not null;
drop index post.liked_account;
create index liked_account on post.liked (account, id desc);
create index liked_post on post.liked (post, id desc);

-- replies and reposts are counted only when everybody may know of them
update post.tally set
    replies = (select count(*) from post.post p where p.reply_to = tally.post and p.audience in ('PUBLIC', 'QUIET')),
    reposts = (select count(*) from post.post p where p.repost_of = tally.post and p.audience in ('PUBLIC', 'QUIET'));
