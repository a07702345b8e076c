-- what somebody says to the studio's refusing to make something, once for each rule it named; with what was refused, so
-- that who decides sees it also when it is gone from the studio
create table moderation.refusal_appeal (
    id         bigint primary key,
    account    bigint      not null,
    job        text        not null,
    prompt     text        not null,
    style      text        not null,
    rule       text        not null check (rule <> 'SEXUAL_MINORS'),
    part       text        not null,
    judge      text        not null,
    -- whether it was made and then refused
    made       boolean     not null,
    text       text        not null check (char_length(text) between 1 and 1000),
    created_at timestamptz not null default now(),
    state      text        not null default 'PENDING' check (state in ('PENDING', 'GRANTED', 'REFUSED')),
    answer     text        not null default '' check (char_length(answer) <= 1000),
    decided_at timestamptz,
    unique (job, rule),
    check ((state = 'PENDING') = (decided_at is null))
);
create index refusal_appeal_pending on moderation.refusal_appeal (id) where state = 'PENDING';
create index refusal_appeal_account on moderation.refusal_appeal (account, id desc);
