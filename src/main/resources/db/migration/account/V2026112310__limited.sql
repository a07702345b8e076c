-- whether strangers do not come upon an account, on a moderator's word; and what an account was before it was suspended
alter table account.account
    add column limited        boolean not null default false,
    add column suspended_from text check (suspended_from in ('ACTIVE', 'DEACTIVATED'));
