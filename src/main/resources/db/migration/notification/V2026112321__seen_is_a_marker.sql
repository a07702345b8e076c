-- how far somebody has read what they are told is their marker's to say
alter table notification.inbox drop column seen;
