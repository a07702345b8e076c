create schema account;

create table account.account (
    id            bigint primary key,
    handle        text        not null unique check (handle ~ '^[a-z0-9_]{1,30}$'),
    name          text        not null default '' check (char_length(name) <= 30),
    bio           text        not null default '' check (char_length(bio) <= 2000),
    kind          text        not null,
    role          text        not null,
    state         text        not null,
    avatar        text,
    language      text        not null default 'en',
    sample        boolean     not null default false,
    created_at    timestamptz not null default now(),
    email         text unique check (char_length(email) <= 254),
    password      text        not null,
    reason        text check (char_length(reason) <= 1000)
);
create index account_pending on account.account (id) where state = 'PENDING';

create table account.session (
    id         bigint primary key,
    token      bytea       not null unique,
    account    bigint      not null references account.account on delete cascade,
    device     text        not null check (char_length(device) <= 300),
    created_at timestamptz not null default now(),
    seen_at    timestamptz not null default now(),
    expires_at timestamptz not null
);
create index session_account on account.session (account);

create table account.invitation (
    id         bigint primary key,
    code       text        not null unique,
    maker      bigint      not null references account.account on delete cascade,
    used_by    bigint references account.account on delete set null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);

-- the one-time link that makes the first administrator
create table account.setup (
    one   boolean primary key default true check (one),
    token bytea not null
);

create table account.app (
    id            bigint primary key,
    name          text        not null check (char_length(name) between 1 and 120),
    website       text check (char_length(website) <= 2000),
    redirect_uris text[]      not null,
    scopes        text        not null check (char_length(scopes) <= 1000),
    client_id     text        not null unique,
    secret        bytea       not null,
    created_at    timestamptz not null default now()
);

create table account.code (
    token        bytea primary key,
    app          bigint      not null references account.app on delete cascade,
    account      bigint      not null references account.account on delete cascade,
    redirect_uri text        not null,
    scopes       text        not null,
    challenge    text,
    expires_at   timestamptz not null,
    -- the token it was exchanged for: a second use revokes that
    spent_on     bigint
);

create table account.token (
    id         bigint primary key,
    token      bytea       not null unique,
    app        bigint      not null references account.app on delete cascade,
    account    bigint references account.account on delete cascade,
    scopes     text        not null,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);
create index token_account on account.token (account);
