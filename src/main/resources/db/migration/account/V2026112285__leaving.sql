-- when an account that its owner gave up is erased, with everything it made
alter table account.account add column erase_after timestamptz;
create index account_erase on account.account (erase_after) where erase_after is not null;
