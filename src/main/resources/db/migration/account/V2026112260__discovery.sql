-- what somebody allows: to be proposed to others, and that strangers find their public posts by words
alter table account.account
    add column discoverable boolean not null default true,
    add column indexable    boolean not null default false;

-- the sample people are there to be found
update account.account set indexable = true where sample;
