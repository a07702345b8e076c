-- where the program comes from that a post was made with, as that program said
alter table post.post add column app_website text check (char_length(app_website) <= 2000);
