-- What feeds show is larger than it was, and WebP, also where the picture itself is something else.
alter table media.picture
    add column small_type text check (small_type in ('JPEG', 'PNG', 'WEBP', 'GIF')),
    drop constraint picture_small_width_check,
    drop constraint picture_small_height_check,
    add check (small_width between 1 and 960),
    add check (small_height between 1 and 960);
update media.picture set small_type = type;
alter table media.picture alter column small_type set not null;
