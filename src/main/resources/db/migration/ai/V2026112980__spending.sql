create schema ai;

-- what was asked for in words, in tokens, a day of UTC's; the requester is a keyed hash, or * for everybody together
create table ai.spending (
    day       date   not null,
    requester text   not null check (char_length(requester) <= 200),
    tokens    bigint not null check (tokens >= 0),
    primary key (day, requester)
);
