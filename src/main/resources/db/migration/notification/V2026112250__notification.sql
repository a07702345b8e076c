create schema notification;

-- a view of the log: who was told of what. The id is the microsecond of the event, which no other event has, so that a
-- rebuild gives each the id it had; one event tells one person one thing at most
create table notification.notification (
    recipient bigint not null,
    id        bigint not null,
    kind      text   not null,
    actor     bigint not null,
    post      bigint,
    about     bigint,
    -- the hour in which its group began; null for what is not grouped
    bucket    int,
    seq       bigint not null,
    primary key (recipient, id)
);
create unique index notification_once on notification.notification (recipient, kind, actor, post, about)
    nulls not distinct;
create index notification_group on notification.notification (recipient, kind, post, id desc);
create index notification_post on notification.notification (post) where post is not null;
create index notification_about on notification.notification (about) where about is not null;
create index notification_actor on notification.notification (actor);
create index notification_seq on notification.notification (seq);

-- what follows is about persons, is in no log, and stays when the view is built again

-- what became of a notification, decided when it arrived or later by whom it is for; without a row it is shown
create table notification.fate (
    recipient bigint not null,
    id        bigint not null,
    fate      text   not null check (fate in ('SILENCED', 'FILTERED', 'DISMISSED')),
    primary key (recipient, id)
);

create table notification.inbox (
    account          bigint primary key,
    -- everything up to this id was thrown away
    cleared          bigint not null default 0,
    -- everything up to this id was seen on the site
    seen             bigint not null default 0,
    not_following    text   not null default 'ACCEPT',
    not_followers    text   not null default 'ACCEPT',
    new_accounts     text   not null default 'ACCEPT',
    private_mentions text   not null default 'FILTER',
    limited_accounts text   not null default 'FILTER'
);

-- who may notify whom whatever the policy says
create table notification.permission (
    recipient bigint not null,
    actor     bigint not null,
    primary key (recipient, actor)
);

-- the newest event that was ever applied: what a rebuild applies again is no news
create table notification.progress (
    one boolean primary key default true check (one),
    seq bigint not null
);
insert into notification.progress (seq) values (0);

-- the key pair by which push services know this server (RFC 8292): one row, made once
create table notification.vapid (
    one     boolean primary key default true check (one),
    -- the point, uncompressed
    public  bytea not null check (octet_length(public) = 65),
    -- PKCS #8
    private bytea not null
);
