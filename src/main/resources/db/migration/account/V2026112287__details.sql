-- what an account shows of itself besides its name, and how its posts begin
create table account.details (
    account       bigint primary key references account.account on delete cascade,
    header        text,
    header_id     bigint,
    post_audience text,
    sensitive     boolean not null default false,
    post_language text check (char_length(post_language) <= 35)
);

-- what people say of themselves in a table; verified_at: when the page at the link was seen to link back
create table account.field (
    account     bigint   not null references account.account on delete cascade,
    position    smallint not null,
    name        text     not null check (char_length(name) <= 255),
    value       text     not null check (char_length(value) <= 255),
    verified_at timestamptz,
    -- since when somebody may look whether it links back; null when nobody need look
    look_after  timestamptz,
    primary key (account, position)
);
create index field_look on account.field (look_after) where look_after is not null;
