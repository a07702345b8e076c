-- Styles that members make. Those of the shelf are part of the program and have no row.
create table studio.style (
    id        bigint      generated always as identity primary key,
    word      text        not null unique check (word ~ '^m[0-9a-z]{8,20}$'),
    name      text        not null check (char_length(name) between 2 and 40),
    words     text        not null check (char_length(words) between 3 and 300),
    creator   bigint      not null,
    shared    boolean     not null,
    thumbnail bigint,
    licence   text        not null check (licence in ('CC0', 'CC_BY', 'CC_BY_SA', 'CC_BY_NC')),
    made_at   timestamptz not null default now(),
    -- taken back: what was made with it goes on naming it, nobody chooses it any more
    gone      boolean     not null default false
);
create index style_creator on studio.style (creator, id desc);

-- Styles of others that somebody put on their own shelf.
create table studio.kept_style (
    person  bigint      not null,
    style   bigint      not null references studio.style on delete cascade,
    kept_at timestamptz not null default now(),
    primary key (person, style)
);

-- Which styles were used in what was published for everybody: what trends.
create table studio.style_use (
    post    bigint      not null,
    style   text        not null,
    person  bigint      not null,
    used_at timestamptz not null,
    primary key (post, style)
);
create index style_use_at on studio.style_use (used_at);
create index style_use_person on studio.style_use (person);

update studio.job set style = lower(style);

-- What a job is to do, and with which pictures.
alter table studio.job
    add column kind    text     not null default 'PAINT' check (kind in ('PAINT', 'EDIT', 'PACK', 'ANIMATE')),
    add column sources bigint[] not null default '{}' check (cardinality(sources) <= 16),
    add column mask    bytea,
    -- what was said against the words or against what came of them
    add column rule    text,
    add column part    text,
    -- a look can be put on a picture without a word
    drop constraint job_prompt_check,
    add constraint job_words check (char_length(prompt) <= 1000 and (kind <> 'PAINT' or prompt <> '')),
    add constraint job_sources check ((kind in ('EDIT', 'ANIMATE')) <= (cardinality(sources) > 0)),
    add constraint job_objection check ((rule is null) = (part is null));

-- A work: something made in the studio, or a picture that somebody else made something from. A row outlives its picture:
-- then it is a tombstone in the lineage of what was made from it.
create table studio.work (
    picture bigint      primary key,
    owner   bigint      not null,
    kind    text        not null check (kind in ('PAINTED', 'EDITED', 'PACK', 'MEME', 'ANIMATED', 'UPLOAD')),
    job     text,
    parent  bigint,
    root    bigint      not null,
    depth   integer     not null check (depth >= 0),
    prompt  text,
    style   text        not null,
    model   text,
    -- what its page says of how it was made
    shows   text        not null check (shows in ('PROMPT', 'STYLE', 'NOTHING')),
    allows  text[]      not null,
    -- a photograph of people: nobody makes anything from it without a grant
    people  boolean     not null default false,
    made_at timestamptz not null default now(),
    check ((parent is null) = (depth = 0)),
    check ((parent is null) = (root = picture))
);
create index work_parent on studio.work (parent) where parent is not null;
create index work_root on studio.work (root, depth);
create index work_owner on studio.work (owner, picture desc);

-- What somebody's works allow unless they say otherwise of one.
create table studio.habit (
    person bigint primary key,
    shows  text   not null check (shows in ('PROMPT', 'STYLE', 'NOTHING')),
    allows text[] not null,
    -- whose AI-made pictures this person wants to come upon
    dial   text   not null default 'ALL' check (dial in ('ALL', 'FOLLOWED', 'NONE')),
    -- whether this person's words travel in the files that are made of them
    embeds boolean not null default false
);

-- One person's leave to make something from one picture of another's.
create table studio.likeness_grant (
    id         bigint      generated always as identity primary key,
    picture    bigint      not null,
    owner      bigint      not null,
    asker      bigint      not null,
    state      text        not null check (state in ('ASKED', 'GIVEN', 'REFUSED', 'TAKEN_BACK')),
    asked_at   timestamptz not null,
    decided_at timestamptz,
    unique (picture, asker),
    check (owner <> asker)
);
create index likeness_owner on studio.likeness_grant (owner, id desc);
create index likeness_asker on studio.likeness_grant (asker, id desc);

-- What was made by such leave, drafts included: its giver sees that it was.
create table studio.likeness_use (
    leave   bigint      not null references studio.likeness_grant on delete cascade,
    made    bigint      not null,
    made_at timestamptz not null default now(),
    primary key (leave, made)
);

insert into studio.work (picture, owner, kind, job, parent, root, depth, prompt, style, model, shows, allows, made_at)
select v.picture, j.owner, 'PAINTED', j.id, null, v.picture, 0, j.prompt, j.style, j.provider || '/' || j.model, 'STYLE',
       '{EDIT,ANIMATE,STYLE,MEME}', coalesce(v.finished_at, j.created_at)
from studio.variant v, studio.job j
where j.id = v.job and v.state = 'READY' and v.picture is not null
on conflict do nothing;
