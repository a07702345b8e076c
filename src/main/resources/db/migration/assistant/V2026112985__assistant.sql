create schema assistant;

-- which account answers
create table assistant.self (
    one     boolean primary key default true check (one),
    account bigint  not null
);

-- whether it does: the switch that stops it
create table assistant.switch (
    one        boolean primary key default true check (one),
    is_on      boolean     not null,
    changed_by bigint,
    changed_at timestamptz not null default now()
);
insert into assistant.switch (is_on) values (true);

-- what people ask in public, one for each post that calls it
create table assistant.question (
    post        bigint      primary key,
    asker       bigint      not null,
    thread      bigint      not null,
    focus       bigint,
    task        text        not null,
    words       text        not null,
    -- two questions of a thread with the same key are the same question
    key         text        not null,
    state       text        not null,
    reason      text,
    -- the question whose answer this one got, when it was asked before
    folded_into bigint,
    attempts    int         not null default 0,
    worker      uuid,
    lease_until timestamptz,
    asked_at    timestamptz not null,
    ended_at    timestamptz
);
create unique index question_once on assistant.question (thread, key) where state in ('RUNNING', 'ANSWERED');
create index question_open on assistant.question (post) where state in ('QUEUED', 'RUNNING');
create index question_asker on assistant.question (asker, asked_at);

create table assistant.answer (
    post         bigint      primary key,
    question     bigint      not null unique,
    provider     text        not null,
    model        text        not null,
    builtin      boolean     not null,
    prompt       int         not null,
    -- 1, and one more with each correction
    version      int         not null default 1,
    -- why it was changed last
    correction   text,
    corrected_at timestamptz
);

-- what an answer rests on
create table assistant.source (
    answer bigint   not null references assistant.answer on delete cascade,
    number smallint not null,
    post   bigint   not null,
    author bigint   not null,
    primary key (answer, number)
);
create index source_post on assistant.source (post);
create index source_author on assistant.source (author);

-- what authors keep from it: everything of theirs (post 0), or one post
create table assistant.veto (
    account bigint not null,
    post    bigint not null default 0,
    primary key (account, post)
);

create table assistant.preference (
    person bigint primary key,
    voice  text not null
);

-- the key of the hash by which a provider knows who asks
create table assistant.secret (
    one boolean primary key default true check (one),
    key bytea not null
);

-- answers that something they rest on has left or changed, until that is seen to
create table assistant.upkeep (
    answer        bigint      primary key references assistant.answer on delete cascade,
    why           text        not null,
    noted_at      timestamptz not null default now(),
    claimed_until timestamptz
);

-- what it told people who got no answer
create table assistant.whisper (
    post   bigint primary key,
    person bigint not null
);
create index whisper_person on assistant.whisper (person);
