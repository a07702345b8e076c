-- Videos and sounds are kept as pictures are: the small file is the still that stands for them.
alter table media.picture
    drop constraint picture_type_check,
    add constraint picture_type_check check (type in ('JPEG', 'PNG', 'WEBP', 'GIF', 'MP4', 'M4A')),
    -- milliseconds, 0 of what stands still or moves without an end
    add column duration   integer not null default 0 check (duration >= 0),
    -- frames a second
    add column frame_rate real    not null default 0 check (frame_rate >= 0),
    -- whether there is anything to hear
    add column sound      boolean not null default false,
    add constraint picture_film check ((type in ('MP4', 'M4A')) = (duration > 0)),
    add constraint picture_heard check (not sound or duration > 0);
