-- whether most of the text was proposed by the assistant, and accepted by its author
alter table post.post add column assisted boolean not null default false;
alter table post.version add column assisted boolean not null default false;
