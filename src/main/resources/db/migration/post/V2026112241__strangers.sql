-- where strangers look for posts: all of them, by tag, by link
create index post_local on post.post (id desc)
    where audience = 'PUBLIC' and repost_of is null and (reply_to is null or reply_to_author = author);
create index post_tags on post.post using gin (tags)
    where audience = 'PUBLIC' and repost_of is null and tags <> '{}';

-- which posts hold a link: SHA-256 of the address in one form
create table post.link (
    digest bytea  not null check (octet_length(digest) = 32),
    post   bigint not null references post.post on delete cascade,
    primary key (digest, post)
);
create index link_post on post.link (post);
