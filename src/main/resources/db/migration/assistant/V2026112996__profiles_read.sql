-- of a profile that an answer rests on, a hash of what it said: most of what changes in a profile is nothing that was read
alter table assistant.rested add column said text;
