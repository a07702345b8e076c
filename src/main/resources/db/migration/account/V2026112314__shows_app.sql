-- whether others see which program somebody's posts were made with
alter table account.account add column shows_app boolean not null default false;
