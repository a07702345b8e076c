-- the few follows of which not everything is wanted
create index follow_taste on graph.follow (follower) where not shows_reposts or languages <> '{}';
