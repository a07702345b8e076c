-- who asked to be told of each post of somebody: few of many followers
create index follow_notify on graph.follow (followee, follower) where notify;
