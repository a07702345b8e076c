-- what a viewer wants less than everything of, which each page asks for: few of their follows
create index follow_narrowed on graph.follow (follower) where not shows_reposts or languages <> '{}';
