-- links in mails: for a new password, or to take on a new address
create table account.recovery (
    token      bytea primary key,
    account    bigint      not null references account.account on delete cascade,
    -- the address to take on; null for a new password
    email      text check (char_length(email) <= 254),
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index recovery_account on account.recovery (account);

-- the network a device signed in from, cut so that it says where rather than who
alter table account.session add column network text check (char_length(network) <= 60);

-- who may answer one's posts, until their author says otherwise
alter table account.details
    add column post_replies text check (post_replies in ('anyone', 'followers', 'followed', 'mentioned', 'nobody'));
