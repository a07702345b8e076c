-- the point around which a picture is cropped, from -1 (left, bottom) to 1 (right, top)
alter table media.picture
    add column focus_x real not null default 0 check (focus_x between -1 and 1),
    add column focus_y real not null default 0 check (focus_y between -1 and 1);
