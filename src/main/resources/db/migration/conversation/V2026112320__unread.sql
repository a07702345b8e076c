-- the newest post there was when its owner marked a conversation as one still to be read; null once they have read it
alter table conversation.seen add column unread_up_to bigint;
