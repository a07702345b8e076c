create schema search;

-- which database this is, so that an index of another one is never taken for its own
create table search.identity (
    one boolean primary key default true check (one),
    id  uuid not null default gen_random_uuid()
);
insert into search.identity default values;
