-- How a handle looks: two that look alike are not told apart at a glance. Handles are a-z, 0-9 and _, always small.
-- Of all accounts: 0 is o, 1 is l, rn is m, vv is w, and underscores count once and not at the ends.
create function account.look(handle text) returns text language sql immutable strict parallel safe
    return btrim(regexp_replace(replace(replace(translate(handle, '01', 'ol'), 'rn', 'm'), 'vv', 'w'), '_+', '_', 'g'), '_');

-- Of reserved names, and of accounts whom somebody gains by imitating, more loosely: underscores do not count at all, and
-- digits are the letters that people write with them.
create function account.loose_look(handle text) returns text language sql immutable strict parallel safe
    return translate(replace(replace(replace(handle, '_', ''), 'rn', 'm'), 'vv', 'w'), '0134578i', 'oleastbl');

alter table account.account
    add column look       text generated always as (account.look(handle)) stored,
    add column loose_look text generated always as (account.loose_look(handle)) stored;
create index account_look on account.account (look);
create index account_loose_look on account.account (loose_look);
