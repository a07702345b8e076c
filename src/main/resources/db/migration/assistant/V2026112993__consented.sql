-- in which epoch of consent a question was asked and an answer rated last; of what was there before, in none
alter table assistant.exchange add column asked_in bigint not null default 0;
alter table assistant.exchange add column rated_in bigint not null default 0;
-- the exchange whose question this one asks in other words
alter table assistant.exchange add column instead_of text references assistant.exchange on delete set null;
-- whether words of others were before the model; of what was there before it is not known, which counts as yes
alter table assistant.exchange add column others boolean not null default true;
create index exchange_rated on assistant.exchange (chat, number) where rating is not null;
create index exchange_reworded on assistant.exchange (instead_of) where instead_of is not null;
