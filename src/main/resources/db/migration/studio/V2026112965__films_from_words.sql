-- Films that a model elsewhere makes from words, which takes minutes, and what one costs.
alter table studio.job
    drop constraint job_kind_check,
    add constraint job_kind_check check (kind in ('PAINT', 'EDIT', 'PACK', 'ANIMATE', 'FILM')),
    drop constraint job_words,
    add constraint job_words check (char_length(prompt) <= 1000 and (kind not in ('PAINT', 'FILM') or prompt <> '')),
    -- how many pictures each variant counts as in its owner's day
    add column cost    integer  not null default 1 check (cost between 1 and 10000),
    -- how long a film is to be; 0 of what is no film from words
    add column seconds smallint not null default 0 check (seconds between 0 and 60);

alter table studio.work
    drop constraint work_kind_check,
    add constraint work_kind_check check (kind in ('PAINTED', 'EDITED', 'PACK', 'MEME', 'ANIMATED', 'FILMED', 'UPLOAD'));

-- What a provider holds for us: written down before it is asked to begin, so that a worker that comes after a crash asks
-- after it and never begins it once more. It outlives its job until the provider was told to destroy it.
create table studio.footage (
    id         bigint      generated always as identity primary key,
    job        text        not null,
    number     smallint    not null,
    owner      bigint      not null,
    -- the model it was asked of, as provider/model
    model      text        not null,
    -- what that model asks to be named by; null until it answered
    handle     text        check (char_length(handle) between 1 and 200),
    state      text        not null check (state in ('BEGINNING', 'BEGUN', 'DELIVERED', 'LEFT')),
    -- what came of it
    picture    bigint,
    deadline   timestamptz not null,
    -- when the provider is told to destroy it; null while it is waited for
    discard_at timestamptz,
    discards   smallint    not null default 0
);
-- one variant is begun once
create unique index footage_waited_for on studio.footage (job, number) where state in ('BEGINNING', 'BEGUN');
create index footage_discard on studio.footage (discard_at) where discard_at is not null;
create index footage_picture on studio.footage (picture) where picture is not null;
