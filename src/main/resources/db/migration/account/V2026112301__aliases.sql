-- where else somebody is; verified_at: when the page there was seen to link here
create table account.alias (
    id          bigint primary key,
    account     bigint      not null references account.account on delete cascade,
    -- name@domain, or a page's https address
    address     text        not null check (char_length(address) between 3 and 300),
    verified_at timestamptz,
    -- since when somebody may look whether it links back; null when nobody need look
    look_after  timestamptz,
    created_at  timestamptz not null default now(),
    unique (account, address)
);
create index alias_look on account.alias (look_after) where look_after is not null;
