-- What looks like it is asked for uploads too: of whose picture somebody brought a copy.
drop index media.credential_parts;
create index credential_parts on media.credential using gin (parts);
