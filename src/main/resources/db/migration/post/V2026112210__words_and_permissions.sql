-- what a post says before and about its text, when it was changed, what it quotes, and who may answer and quote it
alter table post.post
    add column warning         text    not null default '' check (char_length(warning) <= 20000),
    add column sensitive       boolean not null default false,
    add column edited_at       timestamptz,
    add column quote_of        bigint,
    add column quote_of_author bigint,
    add column quote_detached  boolean not null default false,
    add column quote_policy    text    not null default 'ANYONE',
    add column reply_policy    text    not null default 'ANYONE',
    -- the first post of the thread it belongs to, which may be gone; its own id when it answers nothing
    add column thread          bigint;

with recursive down (id, thread) as (
    select p.id, p.id from post.post p
    where p.reply_to is null or not exists (select 1 from post.post above where above.id = p.reply_to)
    union all
    select p.id, down.thread from post.post p, down where p.reply_to = down.id)
update post.post set thread = down.thread from down where post.id = down.id;

alter table post.post alter column thread set not null;

create index post_quote_of on post.post (quote_of, id desc) where quote_of is not null;
create index post_thread on post.post (thread, id) where reply_to is not null;
