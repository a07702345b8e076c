create schema settings;

-- what administrators chose on the site, over what the operator set; null where they chose nothing
create table settings.house (
    one    boolean primary key default true check (one),
    name   text check (char_length(name) between 1 and 60),
    signup text check (signup in ('OPEN', 'APPROVAL', 'INVITE'))
);
