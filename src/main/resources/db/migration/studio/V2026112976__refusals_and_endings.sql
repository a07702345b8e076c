alter table studio.job
    -- who said what was said against it, and the rules that a moderator excused this job from
    add column judge    text,
    add column excused  text[]      not null default '{}' check (not 'SEXUAL_MINORS' = any(excused)),
    -- the rule by which it was refused when that was appealed, and what became of the appeal
    add column appealed text,
    add column appeal   text check (appeal in ('PENDING', 'GRANTED', 'REFUSED')),
    -- when it was over, and whether its owner knows: told, or there to see it
    add column ended_at timestamptz,
    add column known    boolean     not null default true,
    add constraint job_appeal check ((appeal is null) = (appealed is null));
create index job_unknown on studio.job (ended_at) where not known;

-- What was made and refused, kept apart for an appeal: moderators alone see it. It is in no list of anybody's pictures.
create table studio.aside (
    job     text        not null references studio.job on delete cascade,
    number  smallint    not null,
    rule    text        not null check (rule <> 'SEXUAL_MINORS'),
    bytes   bytea       not null,
    type    text        not null,
    kept_at timestamptz not null,
    primary key (job, number, rule)
);
create index aside_kept on studio.aside (kept_at);
