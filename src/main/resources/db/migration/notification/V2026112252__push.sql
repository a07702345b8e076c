-- where what arrives is carried to; none of it is in the log
create table notification.subscription (
    -- small, because some clients read it as a number of 32 bits
    id         bigint generated always as identity primary key,
    token      bigint      not null unique,
    account    bigint      not null,
    endpoint   text        not null check (char_length(endpoint) <= 2000),
    p256dh     bytea       not null check (octet_length(p256dh) = 65),
    auth       bytea       not null check (octet_length(auth) = 16),
    standard   boolean     not null,
    policy     text        not null check (policy in ('ALL', 'FOLLOWED', 'FOLLOWER', 'NONE')),
    alerts     text[]      not null,
    created_at timestamptz not null default now()
);
create index subscription_account on notification.subscription (account, id);

-- what is still to be carried
create table notification.delivery (
    subscription bigint      not null references notification.subscription on delete cascade,
    recipient    bigint      not null,
    notification bigint      not null,
    attempts     int         not null default 0,
    due_at       timestamptz not null default now(),
    primary key (subscription, notification)
);
create index delivery_due on notification.delivery (due_at);

-- up to which event's notifications there are deliveries
create table notification.push_cursor (
    one boolean primary key default true check (one),
    seq bigint not null
);
insert into notification.push_cursor (seq) values (0);
