-- which post holds which link is said once, by post.link
drop table post.linked;

alter table post.card
    -- of its address, as in post.link
    add column digest    bytea check (octet_length(digest) = 32),
    add column kind      text not null default 'LINK' check (kind in ('LINK', 'PHOTO')),
    -- the picture that the page names, and what it says that it shows
    add column image_url text check (octet_length(image_url) <= 2048),
    add column image_alt text not null default '';
update post.card set digest = sha256(convert_to(url, 'UTF8'));
alter table post.card alter column digest set not null;
create index card_image_url on post.card (image_url) where image_url is not null;

-- what was found at those addresses: once for all pages that show it; no picture where there was none
create table post.card_image (
    url        text primary key check (octet_length(url) <= 2048),
    picture    bigint,
    path       text,
    width      integer,
    height     integer,
    blurhash   text,
    fetched_at timestamptz not null,
    check ((picture is null) = (path is null))
);
create index card_image_fetched on post.card_image (fetched_at);
