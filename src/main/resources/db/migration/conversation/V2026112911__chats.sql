-- what is said among the same people, whatever the thread: how the site reads it
create index said_people on conversation.said (account, people, post desc);
