-- Pictures that belong to the house rather than to a post, such as custom emojis: open to everybody until dropped.
alter table media.picture add column kept boolean not null default false;

alter table media.picture drop constraint picture_check;
alter table media.picture drop constraint picture_check2;
alter table media.picture
    add constraint picture_belongs check ((post is null and not avatar and not kept) = (loose_since is not null)),
    add constraint picture_fetched check (open is false or post is not null or avatar or kept),
    add constraint picture_house check (not kept or (post is null and not avatar));
