-- whether nobody follows unasked, and whether others see whom this account follows and who follows it
alter table account.account
    add column locked boolean not null default false,
    add column hides_follows boolean not null default false;
