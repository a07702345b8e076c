-- what people report to moderators: an account, perhaps some of its posts
create table moderation.report (
    id          bigint primary key,
    reporter    bigint      not null,
    account     bigint      not null,
    category    text        not null check (category in ('SPAM', 'LEGAL', 'VIOLATION', 'OTHER')),
    comment     text        not null check (char_length(comment) <= 1000),
    posts       bigint[]    not null,
    rules       bigint[]    not null,
    forward     boolean     not null,
    created_at  timestamptz not null default now(),
    -- which moderator looks after it
    assigned    bigint,
    resolved_by bigint,
    resolved_at timestamptz
);
-- sent twice is one report, as long as it is open
create unique index report_once on moderation.report (reporter, account, category, md5(comment), posts)
    where resolved_at is null;
create index report_open on moderation.report (id desc) where resolved_at is null;
create index report_account on moderation.report (account, id desc);

-- what moderators decided about an account, as it is told to it
create table moderation.warning (
    id           bigint primary key,
    moderator    bigint      not null,
    account      bigint      not null,
    action       text        not null check (action in ('NONE', 'LIMIT', 'SUSPEND')),
    text         text        not null check (char_length(text) <= 1000),
    posts        bigint[]    not null,
    created_at   timestamptz not null default now(),
    -- when it was taken back
    overruled_at timestamptz
);
create index warning_account on moderation.warning (account, id desc);

-- what that account says to it, once
create table moderation.appeal (
    warning    bigint primary key references moderation.warning on delete cascade,
    text       text        not null check (char_length(text) between 1 and 2000),
    created_at timestamptz not null default now(),
    state      text        not null default 'PENDING' check (state in ('PENDING', 'GRANTED', 'REFUSED')),
    decided_at timestamptz
);
create index appeal_pending on moderation.appeal (warning) where state = 'PENDING';
