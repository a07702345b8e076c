-- A picture that nobody posts until it was looked at: what looks at such was away when it was made.
alter table media.picture add column held boolean not null default false;
