-- who may quote an account's posts until their author says otherwise; null where nothing is chosen
alter table account.details
    add column post_quotes text check (post_quotes in ('anyone', 'followers', 'nobody'));
