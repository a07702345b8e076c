-- what the assistant proposed for somebody's own words; kept for a week
create table assistant.proposal (
    id         text        primary key check (char_length(id) = 22),
    owner      bigint      not null,
    help       text        not null,
    -- what stood there before
    before     text        not null,
    -- what is proposed in its place; posts of a thread with an empty line between
    text       text        not null,
    -- what it was made from
    made_from  text        not null,
    provider   text        not null,
    model      text        not null,
    builtin    boolean     not null,
    made_at    timestamptz not null default now()
);
create index proposal_made on assistant.proposal (made_at);
create index proposal_owner on assistant.proposal (owner);
