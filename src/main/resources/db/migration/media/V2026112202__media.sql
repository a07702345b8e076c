create schema if not exists media;

-- One row a picture; its files are written before it, so that a row always has them.
create table media.picture (
    id           bigint      primary key,
    owner        bigint      not null,
    name         text        not null unique check (name ~ '^[A-Za-z0-9_-]{22}$'),
    type         text        not null check (type in ('JPEG', 'PNG', 'WEBP', 'GIF')),
    width        integer     not null check (width between 1 and 2048),
    height       integer     not null check (height between 1 and 2048),
    small_width  integer     not null check (small_width between 1 and 640),
    small_height integer     not null check (small_height between 1 and 640),
    bytes        bigint      not null check (bytes > 0),
    blurhash     text        not null check (length(blurhash) between 6 and 100),
    alt          text        not null check (length(alt) <= 1500),
    post         bigint,
    open         boolean     not null,
    provenance   text        not null check (provenance in ('HUMAN', 'ASSISTED', 'GENERATED', 'UNKNOWN')),
    model        text        check (length(model) <= 200),
    created_at   timestamptz not null,
    position     smallint    not null default 0,
    avatar       boolean     not null default false,
    -- since when it belongs to nothing: made or detached then
    loose_since  timestamptz,

    check ((post is null and not avatar) = (loose_since is not null)),
    check (post is null or not avatar),
    check (open is false or post is not null or avatar)
);

create index picture_post on media.picture (post, position) where post is not null;
create index picture_owner on media.picture (owner, id desc);
create unique index picture_avatar on media.picture (owner) where avatar;
create index picture_loose on media.picture (loose_since) where loose_since is not null and provenance = 'HUMAN';

-- The key that signs addresses of pictures that are not open; made at the first need of it.
create table media.secret (
    id  smallint primary key check (id = 1),
    key bytea    not null check (octet_length(key) = 32)
);
