-- a browser in which somebody uses the site: its token is the session's id, with which it ends; ids are unique among both
alter table notification.subscription add column browser boolean not null default false;
create index subscription_endpoint on notification.subscription (endpoint) where browser;
