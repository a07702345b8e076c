create schema home;

-- how far somebody has read
create table home.marker (
    account    bigint      not null,
    timeline   text        not null check (timeline in ('HOME', 'NOTIFICATIONS')),
    last_read  bigint      not null,
    version    int         not null,
    updated_at timestamptz not null,
    primary key (account, timeline)
);
