package social.linnet.home;

import org.springframework.stereotype.Component;

import social.linnet.graph.FollowerIndex;
import social.linnet.graph.Graph;
import social.linnet.graph.Lists;
import social.linnet.graph.TagFollows;
import social.linnet.post.Flights;
import social.linnet.post.Posts;
import social.linnet.post.Strangers;

/// What timelines are read from.
@Component
record Sources(Graph graph, FollowerIndex followers, Lists lists, TagFollows tags, Posts posts, Strangers strangers,
               Flights flights) {
}
