-- the posts whose words an answer in private holds, cited or not; those that are gone stay, since by that it is known
create table assistant.exchange_rested (
    exchange text   not null references assistant.exchange on delete cascade,
    post     bigint not null,
    primary key (exchange, post)
);
insert into assistant.exchange_rested (exchange, post) select distinct exchange, post from assistant.exchange_source;
