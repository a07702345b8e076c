-- the token that subscribed, sealed under a key that is not in the database; null for older subscriptions
alter table notification.subscription add column sealed bytea check (octet_length(sealed) <= 1000);
